import { entitledCase } from './guarantee_journeys.mjs'
import { settled } from './browser.mjs'

/** Every page, how to reach it, and what to open on it. */
const firstCase = async (page) => {
  await page.goto('/cases?kind=repair&state=waiting')
  await page.locator('tbody td.number a').nth(2).click()
  await page.waitForSelector('.steps')
}
/** The first of a list, where the server has one. */
const firstOf = (list, mark) => async (page) => {
  await page.goto(list)
  await settled(page)
  const first = page.locator('tbody a').first()
  if (!(await first.count())) return
  await first.click()
  await page.waitForSelector(mark)
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
  ['guarantees', async (page) => { await page.goto('/guarantees'); await page.locator('[data-test=law-example]').click(); await page.waitForSelector('.answer') }, { needs: '/api/v1/rulings' }],
  ['case-entitled', async (page) => { const url = await entitledCase(page); await page.goto(url); await page.waitForSelector('[data-test=remedies]') }, { needs: '/api/v1/rulings' }],
  ['case-decide-new', async (page) => { await page.goto(await entitledCase(page)); await page.locator('[data-test=what-if]').click(); await page.waitForSelector('.el-drawer .answer') }, { needs: '/api/v1/rulings' }],
  ['work', async (page) => page.goto('/work?scope=all'), { needs: '/api/v1/work' }],
  ['work-answer', async (page) => { await page.goto('/work?scope=all'); await page.locator('[data-act=move]').first().click(); await page.waitForSelector('.act form') }, { needs: '/api/v1/work' }],
  ['cases-bulk', async (page) => { await page.goto('/cases?state=responded'); await page.locator('tbody .choose .el-checkbox').first().click(); await page.locator('[data-bulk=assign]').click(); await page.locator('[data-test=bulk-person]').fill('张师傅'); await page.locator('[data-test=bulk-preview]').click(); await page.waitForSelector('.preview') }, { needs: '/api/v1/bulk-actions' }],
  ['views', async (page) => { await page.goto('/cases'); await page.locator('[data-test=views]').click(); await page.waitForSelector('#view-name') }, { needs: '/api/v1/views' }],
  ['columns', async (page) => { await page.goto('/cases'); await page.locator('[data-test=columns]').click(); await page.waitForSelector('[data-column]') }],
  ['search', async (page) => page.goto('/search?q=%E6%BC%8F%E6%B0%B4'), { needs: '/api/v1/search' }],
  ['palette', async (page) => { await page.goto('/promises'); await settled(page); await page.keyboard.press('Control+k'); await page.locator('[data-test=palette]').fill('漏水'); await page.locator('[data-group=case]').first().waitFor() }, { needs: '/api/v1/search' }],
  ['keys', async (page) => { await page.goto('/work'); await settled(page); await page.keyboard.press('?'); await page.waitForSelector('[data-test=keys]') }],
  ['customers', async (page) => page.goto('/customers'), { needs: '/api/v1/customers' }],
  ['customer', firstOf('/customers', '[data-test=customer-edit]'), { needs: '/api/v1/customers' }],
  ['duplicates', async (page) => page.goto('/customers/duplicates'), { needs: '/api/v1/customers' }],
  ['units', async (page) => page.goto('/units'), { needs: '/api/v1/units' }],
  ['unit', firstOf('/units', '.marks'), { needs: '/api/v1/units' }],
  ['unit-new', async (page) => { await page.goto('/units'); await settled(page); await page.locator('[data-test=unit-new]').click(); await page.waitForSelector('[data-test=unit-form-register]') }, { needs: '/api/v1/units' }],
  ['import', async (page) => page.goto('/units/import'), { needs: '/api/v1/units' }],
  ['measures', async (page) => page.goto('/measures')],
  ['measures-outlets', async (page) => page.goto('/measures?by=month,region&measure=response_24h,repair_time_mean')],
  ['measure-cases', async (page) => page.goto('/measures/response_24h/cases?side=rest')],
  ['promises', async (page) => page.goto('/promises')],
  ['people', async (page) => page.goto('/settings/people'), { needs: '/api/v1/users' }],
  ['people-new', async (page) => { await page.goto('/settings/people'); await page.locator('[data-test=person-new]').click(); await page.waitForSelector('#person-login') }, { needs: '/api/v1/users' }],
  ['roles', async (page) => page.goto('/settings/roles'), { needs: '/api/v1/roles' }],
  ['calendars', async (page) => page.goto('/settings/calendars'), { needs: '/api/v1/calendars' }],
  ['ledger', async (page) => page.goto('/settings/ledger'), { needs: '/api/v1/ledger' }],
  ['fee-schedule', async (page) => page.goto('/settings/fees'), { needs: '/api/v1/fee-schedule' }],
  ['backups', async (page) => page.goto('/settings/backups'), { needs: '/api/v1/backups' }],
  ['health', async (page) => page.goto('/settings/health')],
  ['tokens', async (page) => page.goto('/settings/tokens')],
  ['rulebooks', async (page) => page.goto('/settings/rulebooks')],
  ['rulebook', async (page) => { await page.goto('/settings/rulebooks'); await page.locator('tbody a').first().click(); await page.waitForSelector('pre') }],
  ['rulebook-diff', async (page) => { await page.goto('/settings/rulebooks'); await page.locator('tbody a').filter({ hasText: 'promise' }).first().click(); await page.locator('[data-test=edit]').click(); const area = page.locator('main textarea'); await area.fill((await area.inputValue()).replace('24', '12')); await page.locator('main .el-radio-button').last().click(); await page.waitForSelector('[data-test=diff]') }],
  ['nowhere', async (page) => page.goto('/no/such/page')],
]
