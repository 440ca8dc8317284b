import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Case } from '@/api/types'
import { i18n } from '@/locale'
import EntitlementCard from './EntitlementCard.vue'

const shown = { id: 'c1', number: 'WX-1', kind: 'repair', state: 'open', opened_at: '2026-11-28T02:00:00Z', promises: [] } as unknown as Case
const ruling = (answer: object, more: object = {}) => ({ ruling_id: 'r1', case_id: 'c1', decided_at: '2026-11-28T02:00:00Z', decided_by: 'u1', is_latest: true, next_trigger_on: null, facts: { wants: 'refund', today: '2026-11-28' }, answer: { entitled: [], result: 'NONE', clauses: [], needs: [], ...answer }, ...more })
const vocabulary = { facts: [{ fact: 'stock_same_model', type: 'flag', title: { zh: '有同型号', en: 'In stock' }, words: [], asks: { zh: '销售者有同型号的商品吗？', en: 'Has the seller the same model in stock?' }, of: 'seller' }], goods: [], books: [{ id: 'cn.1995', title: { zh: '部分商品规定', en: 'Rule of 1995' }, level: '', jurisdiction: 'CN' }] }
let items: object[] | undefined = []
const sent: { url: string; body?: string; key?: string }[] = []
vi.stubGlobal('fetch', vi.fn((url: string, how: RequestInit = {}) => {
  sent.push({ url, body: how.body as string | undefined, key: (how.headers as Record<string, string>)['Idempotency-Key'] })
  const answer = (body: unknown, status = 200) => Promise.resolve(new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } }))
  if (url.includes('guarantee-facts')) return answer(vocabulary)
  if (how.method === 'POST') return answer({}, 201)
  return items ? answer({ items }) : answer({ code: 'failure', title: '', incident: 'i-9' }, 500)
}))
async function show() {
  const card = mount(EntitlementCard, { props: { shown, nameOf: (actor: string) => (actor === 'u1' ? '陈晓' : actor) }, global: { plugins: [createPinia(), i18n] }, attachTo: document.body })
  await flushPromises()
  return card
}
afterEach(() => { document.body.innerHTML = ''; sent.length = 0; items = [] })

describe('the entitlement card', () => {
  it('empty: nobody has decided yet, the first step is offered', async () => {
    const card = await show()
    expect(card.get('[data-state=empty]').text()).toContain('还没有做过三包判定')
    expect(card.find('[data-test=first-ruling]').exists()).toBe(true)
  })
  it('refused: says why and lets one try again', async () => {
    items = undefined
    const card = await show()
    expect(card.get('[data-state=refused]').text()).toContain('i-9')
  })
  it('decided: remedies with the money, who is responsible, what must not be charged, the conflict in amber', async () => {
    items = [ruling({ entitled: ['EXCHANGE', 'REFUND_LESS_DEPRECIATION'], result: 'REFUND_LESS_DEPRECIATION', refund: 2988, responsible: 'seller', rate_per_day: 0.0005, used_days: 8, refunds: [{ remedy: 'REFUND_LESS_DEPRECIATION', base: 3000, depreciation: 12, net: 2988 }], forbidden_fees: ['labour', 'transport'], forbidden_fees_by_reading: ['visit'],
      legal_conflicts: [{ book: 'cn.1995', clause: '18.2', text: { zh: '按发票价格一次退清', en: 'in full' } }], clauses: [{ book: 'cn.1995', clause: '13', confidence: 'B', role: 'grants', ours: true, text: { zh: '收取折旧费', en: 'less depreciation' } }] })]
    const card = await show()
    expect(card.get('[data-test=remedies] li').text()).toContain('退货，减折旧2,988.00 元')
    expect(card.get('[data-test=refund]').text()).toContain('0.05% / 天 × 8 天')
    expect(card.get('[data-test=sides]').text()).toContain('由销售者负责')
    expect(card.get('[data-test=forbidden]').text()).toContain('人工费、运输费')
    expect(card.get('[data-test=conflict]').text()).toContain('部分商品规定 第 18.2 条')
    expect(card.get('[data-test=clauses]').text()).toContain('我们的理解')
    expect(card.text()).toContain('陈晓 判定于')
  })
  it('denied: says which wish, and by which clause', async () => {
    items = [ruling({ entitled: ['REPAIR_FREE'], result: 'REPAIR_FREE', denied: 'exchange', clauses: [{ book: 'cn.1995', clause: '12.1', confidence: 'A', role: 'denies' }] })]
    expect((await show()).get('[data-test=denied]').text()).toBe('要求“换货”今天还不能支持 依据 部分商品规定 第 12.1 条')
  })
  it('what nobody has verified is shown as such', async () => {
    items = [ruling({ warnings: [{ code: 'unverified', book: 'cn.1995', clause: '5' }] })]
    expect((await show()).get('[data-test=unverified]').text()).toContain('未核实')
  })
  it('hinging on a fact: it is asked for in place, and the answer decides anew', async () => {
    items = [ruling({ entitled: ['EXCHANGE'], result: null, needs: ['stock_same_model'], questions: [{ fact: 'stock_same_model', asks: { zh: '?', en: '?' }, words: [] }] })]
    const card = await show()
    expect(card.get('[data-test=questions]').text()).toContain('销售者有同型号的商品吗？')
    expect(card.get('[data-test=questions]').text()).toContain('由销售者提供')
    await card.get('[data-test=questions]').trigger('submit')
    await vi.waitFor(() => expect(card.get('[data-test=questions]').text()).toContain('请先填写'))
    await card.get('[data-test=questions] input[value=no]').setValue()
    await card.get('[data-test=questions]').trigger('submit')
    await flushPromises()
    const kept = sent.find((one) => one.url === '/api/v1/cases/c1/rulings' && one.body)
    expect(JSON.parse(kept?.body ?? '{}')).toEqual({ facts: { wants: 'refund', stock_same_model: false } })
    expect(kept?.key).toMatch(/^[0-9a-f]{32}$/)
    expect(card.emitted('decided')).toHaveLength(1)
  })
})
