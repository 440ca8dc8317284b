/** What befell a unit, laid out on a line of days. Days are YYYY-MM-DD. */
export interface Happening { on: string; until?: string; label: string; tone?: 'good' | 'soon' | 'bad' | '' }
/** A guarantee: from which day to which, and the stretches in which it stood still. */
export interface Period { label: string; from: string; to: string; suspended: { from: string; to: string }[] }
export interface Mark extends Happening { number: number; at: number; width: number; lane: number }
export interface Bar { label: string; from: string; to: string; at: number; width: number; holes: { at: number; width: number }[]; over: boolean }
export interface Layout { marks: Mark[]; bars: Bar[]; years: { year: number; at: number }[]; today: number }

const dayNumber = (on: string) => Date.parse(`${on}T00:00:00Z`) / 86_400_000
/** Marks nearer than this share of the line stand in lanes of their own. */
const apart = 0.045

export function layOut(happenings: Happening[], periods: Period[], today: string): Layout {
  const days = [...happenings.flatMap((one) => [one.on, one.until ?? one.on]), ...periods.flatMap((one) => [one.from, one.to]), today].map(dayNumber)
  const first = Math.min(...days) - 15
  const length = Math.max(Math.max(...days) + 15 - first, 60)
  const at = (on: string) => (dayNumber(on) - first) / length
  const ends: number[] = []
  const marks = [...happenings].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)).map((one, index): Mark => {
    const here = at(one.on)
    let lane = ends.findIndex((end) => end + apart <= here)
    if (lane < 0) lane = ends.length
    const width = one.until ? Math.max(at(one.until) - here, 0) : 0
    ends[lane] = here + width
    return { ...one, number: index + 1, at: here, width, lane }
  })
  const bars = periods.map((one): Bar => ({
    label: one.label, from: one.from, to: one.to, at: at(one.from), width: at(one.to) - at(one.from), over: one.to < today,
    holes: one.suspended.map((hole) => ({ at: at(hole.from), width: at(hole.to) - at(hole.from) })),
  }))
  const years: Layout['years'] = []
  for (let year = new Date(first * 86_400_000).getUTCFullYear() + 1; at(`${year}-01-01`) < 1; ++year) years.push({ year, at: at(`${year}-01-01`) })
  return { marks, bars, years, today: at(today) }
}
