import { describe, expect, it } from 'vitest'
import { layOut } from './time_line'

describe('the time line of a unit', () => {
  it('numbers what happened in the order of days and keeps marks of near days apart', () => {
    const { marks } = layOut([{ on: '2026-05-05', label: 'delivered' }, { on: '2026-05-03', label: 'bought' }, { on: '2026-11-01', label: 'repair' }], [], '2026-11-22')
    expect(marks.map((mark) => [mark.number, mark.label])).toEqual([[1, 'bought'], [2, 'delivered'], [3, 'repair']])
    expect(marks[0]?.lane).not.toBe(marks[1]?.lane)
    expect(marks[2]?.lane).toBe(0)
    for (const mark of marks) { expect(mark.at).toBeGreaterThan(0); expect(mark.at).toBeLessThan(1) }
  })
  it('draws periods with the stretches in which they stood still, and knows which are over', () => {
    const { bars, today } = layOut([], [{ label: 'whole', from: '2025-01-01', to: '2026-01-11', suspended: [{ from: '2025-06-01', to: '2025-06-11' }] }], '2026-11-22')
    expect(bars[0]?.over).toBe(true)
    expect(bars[0]?.holes[0]?.width).toBeCloseTo((bars[0]?.width ?? 0) * 10 / 375, 6)
    expect(today).toBeGreaterThan(bars[0]!.at + bars[0]!.width)
  })
  it('names each year that begins on it', () => {
    expect(layOut([{ on: '2024-12-31', label: 'a' }], [], '2026-01-02').years.map((one) => one.year)).toEqual([2025, 2026])
  })
})
