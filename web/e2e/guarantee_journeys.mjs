/** Journeys through the guarantee law: asked without a case, decided on one, tried with other facts, read again later. */
import { newPage, settled } from './browser.mjs'
import { calm, holds, is } from './expect.mjs'

const law = '/api/v1/rulings'
const text = (page, selector) => page.locator(selector).first().innerText()
const field = (page, fact) => page.locator(`[id="law-${fact}"]`)
async function choose(page, fact, word) {
  await field(page, fact).click()
  await page.locator('.el-select-dropdown__item:visible', { hasText: word }).first().click()
}
/** The day at the server, which need not be that of this machine. */
const dayAgo = async (page, days) => {
  const said = (await page.context().request.get('/healthz')).headers().date
  return new Date(Date.parse(said) + 8 * 3600000 - days * 86400000).toISOString().slice(0, 10)
}
async function headersOf(page) { return { 'X-CSRF-Token': (await (await page.context().request.get('/api/v1/session')).json()).csrf } }
async function openCase(page) {
  const made = await page.context().request.post('/api/v1/cases', { headers: await headersOf(page), data: { kind: 'repair', subject: '洗衣机脱水时剧烈振动', contact: { name: '李想', mobile: '13800001111' } } })
  return (await made.json()).id
}

/** A case of a washing machine bought eight days ago, decided on; gives its address. */
export async function entitledCase(page) {
  const id = await openCase(page)
  const facts = { category: 'washing_machine', price: 3000, invoice_on: await dayAgo(page, 8), 'docs.invoice': true, 'fault.kind': 'performance', 'fault.occurred_on': await dayAgo(page, 0), 'fault.cause': 'quality', wants: 'refund', stock_same_model: true }
  const kept = await page.context().request.post(`/api/v1/cases/${id}/rulings`, { headers: await headersOf(page), data: { facts } })
  is(kept.status(), 201, 'the ruling is kept')
  return `/cases/${id}`
}

const remedies = { zh: ['退货，减折旧', '换货', '免费修理'], en: ['Refund less depreciation', 'Exchange', 'Free repair'] }

const decide = (language, width) => [`guarantee: a washing machine of eight days, decided on its case (${language}, ${width})`, async (browser, server) => {
  const page = await newPage(browser, server, { language, width })
  const words = (zh, en) => (language === 'zh' ? zh : en)
  await page.goto(`/cases/${await openCase(page)}`)
  await settled(page)
  await page.locator('[data-test=first-ruling]').click()
  await choose(page, 'category', words('洗衣机', 'Washing machine'))
  await field(page, 'price').fill('3000')
  await field(page, 'invoice_on').fill(await dayAgo(page, 8))
  await page.locator('[data-fact="docs.invoice"] .el-radio-button').first().click()
  await choose(page, 'fault.kind', words('性能故障', 'performance fault'))
  await field(page, 'fault.occurred_on').fill(await dayAgo(page, 0))
  await choose(page, 'fault.cause', words('质量问题', 'quality defect'))
  await choose(page, 'wants', words('退货', 'refund'))
  // Whether the model is in stock is not said: the answer hinges on it, and what was typed outlives a reload.
  await page.locator('.el-drawer [data-test=open]').waitFor()
  await page.reload()
  await settled(page)
  await page.locator('[data-test=first-ruling]').click()
  is(await field(page, 'price').inputValue(), '3000', 'the form is as it was')
  await page.locator('[data-test=keep-ruling]').click()
  await page.locator('[data-test=questions]').waitFor()
  await page.locator('[data-test=questions] .el-radio-button').first().click()
  await page.locator('[data-test=questions] button[type=submit]').click()
  await page.locator('[data-test=conflict]').first().waitFor()
  await settled(page)
  const shown = await text(page, '[data-test=remedies]')
  for (const remedy of remedies[language]) holds(shown.includes(remedy), `${remedy} is shown`)
  holds((await text(page, '[data-test=remedies] li')).includes('2,988.00'), 'the refund is less depreciation')
  holds((await text(page, '[data-test=refund]')).includes('12.00'), 'eight days of depreciation')
  is(await page.locator('[data-test=sides]').count(), 1, 'who is responsible')
  holds((await text(page, '.timeline li')).includes(remedies[language][0]), 'the timeline says what came out')
  is(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0, 'nothing runs off the side')
  calm(page)
}, law]

export const guaranteeJourneys = [
  ['guarantee: asked without a case, and the address holds it', async (browser, server) => {
    const page = await newPage(browser, server)
    await page.goto('/guarantees')
    await page.locator('[data-test=law-example]').click()
    await page.locator('[data-test=law-answer] [data-test=conflict]').waitFor()
    holds(/category=washing_machine/.test(page.url()), 'the address names the goods')
    await page.reload()
    await settled(page)
    await page.locator('[data-test=law-answer] [data-remedy=EXCHANGE]').waitFor()
    is(await field(page, 'price').inputValue(), '3000', 'a shared link fills the form')
    await field(page, 'invoice_on').fill(await dayAgo(page, 5))
    await page.locator('[data-test=law-answer] [data-remedy=REFUND_FULL]').waitFor()
    calm(page)
  }, law],
  decide('zh', 1440), decide('en', 390),
  ['guarantee: what if changes nothing, and the ruling of then comes out the same', async (browser, server) => {
    const page = await newPage(browser, server)
    await page.goto(await entitledCase(page))
    await settled(page)
    await page.locator('[data-test=what-if]').click()
    await page.locator('[data-test=difference].same').waitFor()
    await field(page, 'invoice_on').fill(await dayAgo(page, 5))
    await page.locator('[data-test=difference]', { hasText: '3,000.00' }).waitFor()
    await page.keyboard.press('Escape')
    await page.reload()
    await settled(page)
    holds((await text(page, '[data-test=remedies] li')).includes('2,988.00'), 'what holds is as it was')
    is(await page.locator('.timeline li').count(), 2, 'nothing was written')
    await page.locator('[data-test=history] summary').click()
    await page.locator('[data-test=replay]').first().click()
    await page.locator('[data-test=replayed].good').waitFor()
    calm(page)
  }, law],
  ['guarantee: a complaint of the server stands beside its field', async (browser, server) => {
    const page = await newPage(browser, server)
    await page.goto('/guarantees?category=washing_machine&price=dear')
    await page.locator('[data-fact=price] .el-form-item__error').waitFor()
    calm(page)
  }, law],
]
