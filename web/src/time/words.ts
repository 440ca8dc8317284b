/** Lengths of time and instants as a reader says them. Units and frames come from the locale, never from here. */
export type Say = (key: string, named?: Record<string, unknown>) => string
export type Language = 'zh' | 'en'
export type Tone = '' | 'good' | 'soon' | 'bad'

const units: [string, number][] = [['day', 86400], ['hour', 3600], ['minute', 60]]

/** The two largest units that matter: "2 小时 10 分", "3 d 4 h". Below a minute it says so instead of counting seconds. */
export function lengthWords(seconds: number, say: Say): string {
  const whole = Math.floor(Math.abs(seconds) / 60) * 60
  if (whole < 60) return say('time.under_minute')
  const first = units.findIndex(([, size]) => whole >= size)
  let rest = whole
  const parts: string[] = []
  for (const [unit, size] of units.slice(first, first + 2)) {
    const n = Math.floor(rest / size)
    rest -= n * size
    if (n > 0) parts.push(say(`time.${unit}`, { n }))
  }
  return parts.join(' ')
}

interface Clock { due_at: string | null; settled_at?: string | null; outcome: string }

/** What a promise's clock says now; red only when broken, amber within the hour. */
export function dueWords(clock: Clock, now: number, say: Say): { text: string; tone: Tone } {
  if (clock.outcome === 'kept') return { text: say('clock.kept'), tone: 'good' }
  if (clock.outcome === 'withdrawn') return { text: say('clock.withdrawn'), tone: '' }
  if (!clock.due_at) return { text: say('clock.paused'), tone: '' }
  const due = Date.parse(clock.due_at)
  if (clock.outcome === 'broken') {
    if (!clock.settled_at) return { text: say('clock.late', { time: lengthWords((now - due) / 1000, say) }), tone: 'bad' }
    return { text: say('clock.broken', { time: lengthWords((Date.parse(clock.settled_at) - due) / 1000, say) }), tone: 'bad' }
  }
  const left = (due - now) / 1000
  if (left < 0) return { text: say('clock.late', { time: lengthWords(left, say) }), tone: 'bad' }
  return { text: say('clock.left', { time: lengthWords(left, say) }), tone: left <= 3600 ? 'soon' : '' }
}

const tags = { zh: 'zh-CN', en: 'en-GB' }

/** "11月22日 周日 14:05" or "Sun 22 Nov 14:05"; another year is named. */
export function instantWords(iso: string, language: Language, zone: string, now: number): string {
  const at = new Date(iso)
  if (Number.isNaN(at.getTime())) return iso
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(at)
  return `${datePart(at, language, zone, now)} ${clock}`
}

/** A calendar day "2026-11-22" with its weekday. */
export function dayWords(on: string, language: Language, now: number): string {
  const at = new Date(`${on.slice(0, 10)}T12:00:00Z`)
  return Number.isNaN(at.getTime()) ? on : datePart(at, language, 'UTC', now)
}

function datePart(at: Date, language: Language, zone: string, now: number): string {
  const year = (date: Date) => new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric' }).format(date)
  const part = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tags[language], { timeZone: zone, ...options }).format(at)
  const otherYear = year(at) !== year(new Date(now)) ? ({ year: 'numeric' } as const) : {}
  if (language === 'zh') return `${part({ month: 'long', day: 'numeric', ...otherYear })} ${part({ weekday: 'short' })}`
  return `${part({ weekday: 'short' })} ${part({ day: 'numeric', month: 'short', ...otherYear })}`
}

/** "11月" or "November" of "2026-11". */
export function monthWords(month: string, language: Language): string {
  return new Intl.DateTimeFormat(tags[language], { timeZone: 'UTC', month: 'long' }).format(new Date(`${month}-15T12:00:00Z`))
}

export function clockWords(iso: string, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(new Date(iso))
}

/** The day of an instant in a zone, YYYY-MM-DD. */
export function dayOf(instant: number, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(instant))
}

export function addDays(on: string, days: number): string {
  return new Date(Date.parse(`${on}T12:00:00Z`) + days * 86400000).toISOString().slice(0, 10)
}
