import { describe, expect, it } from 'vitest'
import { bodyOf, fenOf, formOf, forms } from './fields'

describe('the forms of a unit', () => {
  it('reads yuan to the fen', () => {
    expect(fenOf('2,999')).toBe(299900)
    expect(fenOf('¥0.1')).toBe(10)
    expect(fenOf('1.234')).toBeUndefined()
  })
  it('sends only what was filled in, where the wire wants it', () => {
    expect(bodyOf(forms.purchase, { channel: 'live_stream', anchor: ' 小李 ', price_fen: '2999', 'docs.card': 'yes', 'docs.invoice': 'no', platform: '' }))
      .toEqual({ channel: 'live_stream', anchor: '小李', price_fen: 299900, docs: { card: true, invoice: false } })
    expect(bodyOf(forms.exchanges, { 'with.serial': 'HX-2' })).toEqual({ with: { serial: 'HX-2' } })
  })
  it('sends what is no number as it stands, so that the server says so', () => {
    expect(bodyOf(forms.repairs, { hours: 'two' })).toEqual({ hours: 'two' })
  })
  it('is filled with what is known and sends the same again', () => {
    const known = { channel: 'store', price_fen: 299900, docs: { card: false } }
    expect(bodyOf(forms.purchase, formOf(forms.purchase, known))).toEqual(known)
  })
})
