/** A stand-in for the guarantee law: one kind of goods, two windows and a year, enough to draw every state of the card. */
import { iso, now } from './world.mjs'
import { note } from './work.mjs'

const fact = (name, type, zh, en, words = [], more = {}) => ({ fact: name, type, title: { zh, en }, words, ...more })
export const vocabulary = {
  facts: [
    fact('today', 'day', '判定日', 'Day of the decision'), fact('category', 'word', '商品类别', 'Kind of goods'), fact('second_hand', 'flag', '二手商品', 'Second hand'),
    fact('invoice_on', 'day', '发票日期', 'Day of the invoice', [], { asks: { zh: '发票是哪一天开具的？', en: 'On which day was the invoice issued?' }, of: 'consumer' }), fact('price', 'money', '发票价格', 'Price on the invoice'),
    fact('docs.invoice', 'flag', '有效发票', 'Valid invoice'), fact('fault.kind', 'word', '故障性质', 'Kind of fault', ['performance', 'cosmetic']), fact('fault.occurred_on', 'day', '故障发生日', 'Day of the fault'), fact('fault.cause', 'word', '故障原因', 'Cause of the fault', ['quality', 'misuse']),
    fact('wants', 'word', '诉求', 'What is wanted', ['refund', 'exchange', 'repair']), fact('stock_same_model', 'flag', '有同型号同规格商品', 'Same model in stock', [], { asks: { zh: '销售者有同型号同规格的商品吗？', en: 'Has the seller the same model in stock?' }, of: 'seller' }), fact('model', 'word', '型号', 'Model'),
  ],
  goods: [{ category: 'washing_machine', title: { zh: '洗衣机', en: 'Washing machine' }, book: 'cn.sanbao.general.1995' }],
  books: [{ id: 'cn.sanbao.general.1995', title: { zh: '部分商品修理更换退货责任规定', en: 'Repair, exchange and return of some goods (1995)' }, level: 'dept_rule', jurisdiction: 'CN' }],
}
const book = 'cn.sanbao.general.1995'
const plus = (on, days) => new Date(Date.parse(`${on}T12:00:00Z`) + days * 86400000).toISOString().slice(0, 10)
const clause = (number, role, zh, en) => ({ book, clause: number, confidence: 'A', role, text: { zh, en } })

export function decided(facts) {
  const today = facts.today ?? iso(now()).slice(0, 10), start = facts.invoice_on
  const needs = [!start && 'invoice_on', start && facts.wants === 'refund' && facts.stock_same_model === undefined && 'stock_same_model'].filter(Boolean)
  const questions = needs.map((name) => { const one = vocabulary.facts.find((other) => other.fact === name); return { fact: name, asks: one.asks, of: one.of, words: one.words } })
  if (!start) return { entitled: [], result: null, needs, questions, clauses: [] }
  const day = Math.round((Date.parse(today) - Date.parse(start)) / 86400000), price = facts.price ?? 0
  const clocks = [['return_window', '七日退换修期', 'Seven days for return', 7], ['exchange_window', '十五日换货期', 'Fifteen days for exchange', 15], ['guarantee', '三包有效期', 'Guarantee period', 365]].map(([id, zh, en, days]) => ({ id, title: { zh, en }, start, raw_end: plus(start, days), end: plus(start, days), suspended_days: 0, inside: day <= days }))
  const entitled = [...(day <= 7 ? ['REFUND_FULL'] : []), ...(day <= 15 ? ['REFUND_LESS_DEPRECIATION', 'EXCHANGE'] : []), ...(day <= 365 ? ['REPAIR_FREE'] : ['REPAIR_PAID'])]
  const wished = { refund: entitled.find((one) => one.startsWith('REFUND')), exchange: entitled.find((one) => one === 'EXCHANGE') }[facts.wants] ?? entitled.at(-1)
  const depreciation = Math.round(price * 0.0005 * day * 100) / 100
  const sums = { REFUND_FULL: { base: price, net: price }, REFUND_LESS_DEPRECIATION: { base: price, depreciation, net: price - depreciation } }
  return {
    entitled, result: needs.length ? null : wished, needs, ...(questions.length ? { questions } : {}), clock_start: start, clocks, responsible: 'seller', used_days: day, rate_per_day: 0.0005,
    ...(sums[wished] ? { refund: sums[wished].net } : { consumer_pays: 0 }), refunds: entitled.filter((one) => sums[one]).map((remedy) => ({ remedy, ...sums[remedy] })), forbidden_fees: ['labour', 'material', 'transport'], forbidden_fees_by_reading: ['visit'],
    clauses: [clause('10', 'grants', '售出十五日内可以选择换货或修理', 'Within fifteen days: exchange or repair')], assumed: { second_hand: false },
    ...(wished === 'REFUND_LESS_DEPRECIATION' ? { legal_conflicts: [{ book, clause: '18.2', text: { zh: '按发票价格一次退清货款', en: 'Refund at the invoice price in full' } }] } : {}),
  }
}

const rulings = []
export const kept = (id) => rulings.filter((one) => one.case_id === id).reverse()
export function keep(one, facts, person) {
  const answer = decided(facts)
  for (const other of rulings) if (other.case_id === one.id) other.is_latest = false
  rulings.push({ ruling_id: `ruling${rulings.length}`, case_id: one.id, decided_at: iso(now()), decided_by: person.id, is_latest: true, next_trigger_on: null, books: {}, facts: { today: iso(now()).slice(0, 10), ...facts }, forbidden: [], answer })
  note(one, 'ruling_made', { result: answer.result }, person)
  return rulings.at(-1)
}
export function replayed(id) {
  const one = rulings.find((other) => other.ruling_id === id)
  return one && { ruling_id: id, is_same: true, then: one.answer, again: decided(one.facts) }
}
