import { describe, expect, it } from 'vitest'
import { en } from '@/locale/en'
import { zh } from '@/locale/zh'
import type { LawAnswer } from './answer'
import { complainedOf, factsOf, formOf, repairsOf } from './facts'
import { dayCount, difference, periodState, refundLines, remediesOf } from './guarantee_words'

const eighthDay: LawAnswer = { entitled: ['EXCHANGE', 'REPAIR_FREE', 'REFUND_LESS_DEPRECIATION'], result: 'REFUND_LESS_DEPRECIATION', refund: 2988, refunds: [{ remedy: 'REFUND_LESS_DEPRECIATION', base: 3000, depreciation: 12, net: 2988 }], clauses: [], needs: [], clock_start: '2026-11-20' }
const facts = [{ fact: 'price', type: 'money' }, { fact: 'docs.invoice', type: 'flag' }, { fact: 'invoice_on', type: 'day' }, { fact: 'wants', type: 'word' }].map((one) => ({ ...one, title: { zh: '', en: '' }, words: [] })) as never[]

describe('an answer of the guarantee law', () => {
  it('puts what was asked for first, with its refund', () => {
    expect(remediesOf(eighthDay).map((one) => one.remedy)).toEqual(['REFUND_LESS_DEPRECIATION', 'EXCHANGE', 'REPAIR_FREE'])
    expect(remediesOf(eighthDay)[0]?.refund?.net).toBe(2988)
  })
  it('works a refund out line by line, without lines of nothing', () => {
    expect(refundLines({ remedy: 'REFUND_LESS_DEPRECIATION', base: 3000, depreciation: 12, use_fee: 0, net: 2988 })).toEqual([{ is: 'base', amount: 3000 }, { is: 'depreciation', amount: -12 }, { is: 'net', amount: 2988 }])
    expect(refundLines({ remedy: 'REFUND_FULL', base: 100, at_least: 40 }).at(-1)).toEqual({ is: 'at_least', amount: 40 })
  })
  it('counts the day of the guarantee from its start', () => {
    expect(dayCount(eighthDay, '2026-11-28')).toBe(8)
    expect(dayCount(eighthDay, '2026-11-01')).toBeUndefined()
  })
  it('says what other facts would change', () => {
    const full = { ...eighthDay, entitled: ['REFUND_FULL', ...eighthDay.entitled], result: 'REFUND_FULL', refund: 3000 }
    expect(difference(eighthDay, full)).toEqual({ gained: ['REFUND_FULL'], lost: [], result: ['REFUND_LESS_DEPRECIATION', 'REFUND_FULL'], refund: [2988, 3000], isSame: false })
    expect(difference(full, eighthDay).lost).toEqual(['REFUND_FULL'])
    expect(difference(eighthDay, { ...eighthDay }).isSame).toBe(true)
  })
})

describe('a period', () => {
  const period = { id: 'exchange_window', start: '2026-11-20', end: '2026-12-05', inside: true }
  it.each([['2026-11-19', 'ahead', 1], ['2026-11-28', 'running', 7], ['2026-12-05', 'last', 0], ['2026-12-06', 'over', 1]])('on %s is %s', (today, state, days) => expect(periodState(period, today)).toMatchObject({ state, days }))
  it('turns amber shortly before its end', () => {
    expect(periodState(period, '2026-12-01').tone).toBe('good')
    expect(periodState(period, '2026-12-02').tone).toBe('soon')
  })
  it('without a start has no state', () => expect(periodState({ id: 'x', inside: null }, '2026-12-05').state).toBe('none'))
})

describe('facts of a form', () => {
  it('are sent in their types, unknown ones not at all', () => expect(factsOf({ price: '3000', 'docs.invoice': 'no', invoice_on: 'missing', wants: '' }, facts)).toEqual({ price: 3000, 'docs.invoice': false, invoice_on: null }))
  it('are sent as typed where they are no number, for the server to complain of', () => expect(factsOf({ price: 'many' }, facts)).toEqual({ price: 'many' }))
  it('come back from a ruling as they went in, but for its day', () => {
    const form = formOf({ today: '2026-11-28', price: 3000, docs: { invoice: true }, invoice_on: null, repairs: [{ sent_on: '2026-11-21', done_on: '2026-11-22' }] })
    expect(form).toEqual({ price: '3000', 'docs.invoice': 'yes', invoice_on: 'missing', repairs: '[{"sent_on":"2026-11-21","done_on":"2026-11-22"}]' })
    expect(factsOf(form, facts)).toEqual({ price: 3000, 'docs.invoice': true, invoice_on: null, repairs: [{ sent_on: '2026-11-21', done_on: '2026-11-22' }] })
  })
  it('take no repairs out of a text that holds none', () => expect(repairsOf({ repairs: '{' })).toEqual([]))
  it.each([['facts.invoice_on must be a day', 'invoice_on'], ['facts.fault.occurred_on must be a day', 'fault.occurred_on'], ['facts.repairs[0].sent_on must be a day', 'repairs']])('%s is complained of at %s', (detail, fact) => expect(complainedOf(detail)?.fact).toBe(fact))
  it('complaints of other things stand alone', () => expect(complainedOf('there is no rulebook')).toBeUndefined())
})

it('every remedy that the server may name has its word', () => {
  for (const word of ['REFUND_FULL', 'REFUND_LESS_USE_FEE', 'REFUND_LESS_DEPRECIATION', 'EXCHANGE', 'REPAIR_FREE', 'ASSEMBLY_REPLACE_FREE', 'PART_REPLACE_FREE', 'PRICE_REDUCTION', 'REPAIR_PAID', 'NONE']) {
    expect(zh.guarantee.remedy).toHaveProperty(word)
    expect(en.guarantee.remedy).toHaveProperty(word)
  }
})
