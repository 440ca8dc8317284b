/** Every page, how to reach it, and what to open on it. */
const firstCase = async (page) => {
  await page.goto('/cases?kind=repair&state=assigned')
  await page.locator('tbody td.number a').nth(2).click()
  await page.waitForSelector('.steps')
}
export const places = [
  ['sign-in', async (page) => page.goto('/sign-in'), { signIn: false }],
  ['password', async (page) => page.goto('/password')],
  ['star', async (page) => page.goto('/')],
  ['star-item', async (page) => { await page.goto('/'); await page.locator('.map button').first().click(); await page.waitForSelector('.el-drawer article') }],
  ['cases', async (page) => page.goto('/cases')],
  ['cases-late', async (page) => page.goto('/cases?late=true')],
  ['cases-none', async (page) => page.goto('/cases?q=ZZ-none')],
  ['case-new', async (page) => { await page.goto('/cases?new=true'); await page.waitForSelector('#new-subject') }],
  ['case', firstCase],
  ['case-why', async (page) => { await firstCase(page); await page.locator('[data-test=why]').last().click(); await page.waitForSelector('.el-drawer li.counted') }],
  ['case-move', async (page) => { await firstCase(page); await page.keyboard.press('2'); await page.waitForSelector('.move form') }],
  ['measures', async (page) => page.goto('/measures')],
  ['measures-outlets', async (page) => page.goto('/measures?by=month,region&measure=response_24h,repair_time_mean')],
  ['measure-cases', async (page) => page.goto('/measures/response_24h/cases?side=rest')],
  ['promises', async (page) => page.goto('/promises')],
  ['tokens', async (page) => page.goto('/settings/tokens')],
  ['rulebooks', async (page) => page.goto('/settings/rulebooks')],
  ['rulebook', async (page) => { await page.goto('/settings/rulebooks'); await page.locator('tbody a').first().click(); await page.waitForSelector('pre') }],
  ['nowhere', async (page) => page.goto('/no/such/page')],
]
