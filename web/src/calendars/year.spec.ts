import { describe, expect, it } from 'vitest'
import type { CalendarDay } from '@/api/shell_types'
import { monthsOf, specialDays } from './year'

const year = (kindOf: (on: string) => CalendarDay['kind'] = () => 'working'): CalendarDay[] =>
  Array.from({ length: 365 }, (_, n) => { const on = new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10); return { on, open: [], kind: kindOf(on), name: kindOf(on) === 'holiday' ? { zh: '国庆节', en: 'National Day' } : null } })

describe('a year', () => {
  it('is twelve months of whole weeks, Monday first', () => {
    const months = monthsOf(year())
    expect(months).toHaveLength(12)
    expect(months.every((one) => one.weeks.every((week) => week.length === 7))).toBe(true)
    expect(months[0]!.weeks[0]!.map((day) => day?.on.slice(8))).toEqual([undefined, undefined, undefined, '01', '02', '03', '04'])
    expect(months.flatMap((one) => one.weeks.flat()).filter(Boolean)).toHaveLength(365)
  })
  it('joins the days of one holiday, and keeps days made up for apart', () => {
    const days = year((on) => (on >= '2026-10-01' && on <= '2026-10-07' ? 'holiday' : on === '2026-10-10' ? 'makeup' : 'working'))
    expect(specialDays(days).map(({ from, to, n, kind }) => [from, to, n, kind])).toEqual([['2026-10-01', '2026-10-07', 7, 'holiday'], ['2026-10-10', '2026-10-10', 1, 'makeup']])
  })
})
