/** What an agent does over the day, each as a person does it: name, then act(page, { dice, day, word }). A chore is over when
 *  the page has shown that it is done. */
import { settled } from './browser.mjs'

const idOf = (page) => new URL(page.url()).pathname.split('/').pop()

/** By the menu, because a person stays within the page: the address bar reaches no server that is away. */
async function go(page, path) {
  await page.locator(`nav a.entry[href="${path}"]`).click()
  await page.waitForURL((url) => url.pathname === path)
  await settled(page)
}
async function goToState(page, state) {
  await go(page, '/cases')
  await page.locator(`nav.tabs a[href*="state=${state}"]`).click()
  await page.waitForURL(new RegExp(`state=${state}`))
  await settled(page)
}

async function openSome(page, state, dice) {
  await goToState(page, state)
  await page.locator('tbody td.number a').first().waitFor()
  const rows = page.locator('tbody td.number a')
  await rows.nth(dice(Math.min(20, await rows.count()))).click()
  await page.waitForSelector('.steps')
  await settled(page)
}

async function openNew(page, { dice, day, word }) {
  await go(page, '/cases')
  await page.keyboard.press('c')
  await page.fill('#new-subject', word)
  await page.click('#new-kind')
  await page.locator('.el-select-dropdown__item:visible').nth(dice(4)).click()
  await page.fill('#new-name', '王女士')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/cases\/\w{20,}/)
  await page.waitForSelector('.steps')
  day.opened.set(idOf(page), word)
}

async function answer(page, { dice, day, word }) {
  await openSome(page, ['open', 'assigned', 'responded'][dice(3)], dice)
  const id = idOf(page)
  await page.keyboard.press(dice(2) ? 'i' : 'r')
  await page.keyboard.type(word, { delay: 20 })
  await page.locator('.reply button[type=submit]').click()
  await page.locator('.timeline .said', { hasText: word }).first().waitFor()
  day.said.push({ id, text: word })
}

async function move(page, { dice, day, word }, state, name, field) {
  await openSome(page, state, dice)
  const id = idOf(page)
  const button = page.locator(`[data-move=${name}]`)
  if (!(await button.count())) return
  await button.click()
  await page.locator(field).first().fill(word)
  await page.locator('.move form button[type=submit]').click()
  await page.locator('.timeline li', { hasText: word }).first().waitFor()
  if (name === 'resolve') day.said.push({ id, text: word })
}

async function work(page, { day, word }) {
  await go(page, '/work')
  const line = page.locator('li[data-case]', { has: page.locator('[data-act=respond]') }).first()
  if (!(await line.count())) return
  const id = await line.getAttribute('data-case')
  await line.locator('[data-act=respond]').click()
  await page.locator(`li[data-case="${id}"] textarea`).fill(word)
  await page.keyboard.press('Control+Enter')
  await page.locator(`li[data-case="${id}"].done`).waitFor()
  day.said.push({ id, text: word })
}

async function manyAtOnce(page) {
  await goToState(page, 'assigned')
  for (let n = 0; n < 10; ++n) { await page.keyboard.press('j'); await page.keyboard.press('x') }
  await page.locator('[data-bulk=priority]').click()
  await page.locator('[data-test=bulk-preview]').click()
  await page.locator('.preview').first().waitFor()
  await settled(page)
  if (await page.locator('[data-test=bulk-do]').isDisabled()) return page.keyboard.press('Escape')
  await page.locator('[data-test=bulk-do]').click()
  await page.locator('[data-test=undo-bar]').waitFor()
}

const looks = (path) => async (page) => { await go(page, path); await page.locator('h1').first().waitFor() }

export const chores = [
  ['opening a case', openNew],
  ['opening a case', openNew],
  ['answering', answer],
  ['answering', answer],
  ['work', work],
  ['assigning', (page, given) => move(page, given, 'open', 'assign', '#move-person')],
  ['resolving', (page, given) => move(page, given, 'assigned', 'resolve', '.move textarea')],
  ['many at once', manyAtOnce],
  ['the star', looks('/')],
  ['promises', looks('/promises')],
  ['measures', looks('/measures')],
]
