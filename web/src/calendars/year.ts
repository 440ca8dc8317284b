import type { CalendarDay } from '@/api/shell_types'

/** A month as weeks of seven places, Monday first; a place without a day is empty. */
export function monthsOf(days: CalendarDay[]): { month: string; weeks: (CalendarDay | undefined)[][] }[] {
  const months = new Map<string, CalendarDay[]>()
  for (const day of days) {
    const month = day.on.slice(0, 7)
    const list = months.get(month)
    if (list) list.push(day)
    else months.set(month, [day])
  }
  return [...months.entries()].map(([month, inside]) => {
    const first = inside[0] ? (new Date(`${inside[0].on}T12:00:00Z`).getUTCDay() + 6) % 7 : 0
    const places = [...Array.from({ length: first }, () => undefined), ...inside]
    while (places.length % 7) places.push(undefined)
    return { month, weeks: Array.from({ length: places.length / 7 }, (_, week) => places.slice(week * 7, week * 7 + 7)) }
  })
}

/** The days that are not as the week says: holidays and days made up for, joined where they follow each other by name. */
export function specialDays(days: CalendarDay[]): { from: string; to: string; kind: CalendarDay['kind']; name: CalendarDay['name']; n: number }[] {
  const found: ReturnType<typeof specialDays> = []
  for (const day of days) {
    if (day.kind !== 'holiday' && day.kind !== 'makeup') continue
    const last = found[found.length - 1]
    const next = last && new Date(Date.parse(`${last.to}T12:00:00Z`) + 86400000).toISOString().slice(0, 10)
    if (last && next === day.on && last.kind === day.kind && last.name?.zh === day.name?.zh) { last.to = day.on; last.n += 1 } else found.push({ from: day.on, to: day.on, kind: day.kind, name: day.name, n: 1 })
  }
  return found
}
