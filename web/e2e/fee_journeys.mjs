/** Journeys of money: from the price list over the customer's yes to the bill; and a signature. */
import { newPage, settled } from './browser.mjs'
import { calm, holds, is } from './expect.mjs'

async function openRepair(page, kind = 'repair') {
  await page.goto('/cases')
  await settled(page)
  const session = await (await page.request.get('/api/v1/session')).json()
  const made = await page.request.post('/api/v1/cases', { headers: { 'X-CSRF-Token': session.csrf }, data: { kind, subject: '空调不制冷', contact: { name: '王芳' }, product: 'HN-K35' } })
  const { id } = await made.json()
  await page.goto(`/cases/${id}`)
  await page.locator('[data-test=fees]').waitFor()
  await settled(page)
  return id
}

async function add(page, words, item) {
  await page.locator('[data-test=fee-search]').fill(words)
  await page.locator(`[data-item="${item}"]`).click()
  await page.locator('[data-test=fee-add]').click()
}

export const feeJourneys = [
  ['fees: a stacked line is refused with its ground, the customer agrees by his link, the bill is as quoted', async (browser, server) => {
    const page = await newPage(browser, server)
    const id = await openRepair(page)
    await page.locator('[data-test=quote]').click()
    await add(page, '上门', 'visit.standard')
    await page.locator('[data-line="visit.standard"]').waitFor()
    await add(page, '检测', 'inspection.standard')
    holds((await page.locator('.refused').innerText()).includes('本公司规则'), 'the refusal says what it rests on')
    await page.locator('.line').getByText('取消').click()
    await add(page, '启动电容', 'part.capacitor')
    await page.locator('[data-line="part.capacitor"]').waitFor()
    is(await page.locator('[data-test=customer-pays]').innerText(), '¥95.00', 'the sum')
    await page.locator('[data-move=start]').click()
    await page.locator('[data-move=start] ~ div button[type=submit]').click()
    await page.locator('.problem').first().waitFor()
    await page.locator('[data-test=ask-consent]').click()
    const link = await page.locator('[data-test=consent-link]').getAttribute('href')
    const customer = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
    const his = await customer.newPage()
    await his.goto(link)
    holds((await his.locator('main').innerText()).includes('¥95.00'), 'he sees what he pays')
    const code = (await his.locator('.code').innerText()).trim()
    is(code.length, 6, 'and a code')
    await page.locator('[data-test=consent-code]').fill(code)
    await page.locator('[data-test=consent] form button[type=submit]').click()
    await page.locator('[data-test=make-bill]').click()
    await page.locator('[data-test=billed]').waitFor()
    await his.reload()
    holds((await his.locator('main').innerText()).includes('您已同意'), 'his page says so')
    await customer.close()
    const money = await (await page.request.get(`/api/v1/cases/${id}/fees`)).json()
    is(money.bill.billed_fen, 9500, 'the bill is what he agreed to')
    calm(page)
  }, '/api/v1/cases/{id}/fees'],
  ['fees: a return waits for its signature', async (browser, server) => {
    const page = await newPage(browser, server)
    await openRepair(page, 'return')
    await page.locator('[data-test=needs-signature]').waitFor()
    await page.locator('[data-test=ask-signature]').click()
    await page.locator('[data-test=approval-amount]').fill('400')
    await page.locator('[data-test=approval-reason]').fill('七日内质量问题')
    await page.locator('[data-test=ask-approval] button[type=submit]').click()
    await page.locator('[data-approval]').waitFor()
    const other = await newPage(browser, server, { person: 'second' })
    await other.goto('/work')
    await other.locator('[data-test=approvals-waiting] [data-test=grant]').last().click()
    await other.locator('[data-test=approvals-waiting]').waitFor({ state: 'hidden' })
    await page.reload()
    await page.locator('[data-approval] .tag.good').waitFor()
    holds(!(await page.locator('[data-test=needs-signature]').count()), 'nothing is left to sign')
    calm(page)
  }, '/api/v1/cases/{id}/fees'],
]
