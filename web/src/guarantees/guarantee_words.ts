/** What an answer says, as parts that a page puts into words. No text of a language stands here. */
import type { Tone } from '@/time/words'
import type { LawAnswer, Period, RefundSum } from './answer'

const dayMs = 86400000
export const daysBetween = (from: string, to: string) => Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / dayMs)

/** The key of the word for what came out. */
export const resultOf = (answer: LawAnswer) => answer.result ?? 'OPEN'

/** The remedies of today, what was asked for first, with the refund where it is worked out. */
export function remediesOf(answer: LawAnswer): { remedy: string; isResult: boolean; refund?: RefundSum }[] {
  const sums = new Map((answer.refunds ?? []).map((sum) => [sum.remedy, sum]))
  return [...answer.entitled].sort((a, b) => Number(b === answer.result) - Number(a === answer.result)).map((remedy) => ({ remedy, isResult: remedy === answer.result, refund: sums.get(remedy) }))
}

/** A refund line by line; what is nothing is left out, what is not known is asked for. */
export function refundLines(sum: RefundSum): { is: 'base' | 'depreciation' | 'use_fee' | 'gift' | 'net' | 'at_least'; amount: number }[] {
  const lines: ReturnType<typeof refundLines> = []
  const less = (is: 'depreciation' | 'use_fee' | 'gift', amount?: number) => { if (amount) lines.push({ is, amount: -amount }) }
  if (sum.base !== undefined) lines.push({ is: 'base', amount: sum.base })
  less('depreciation', sum.depreciation)
  less('use_fee', sum.use_fee)
  less('gift', sum.gift_deduction)
  if (sum.net !== undefined) lines.push({ is: 'net', amount: sum.net })
  else if (sum.at_least !== undefined) lines.push({ is: 'at_least', amount: sum.at_least })
  return lines
}

export interface PeriodState { state: 'none' | 'ahead' | 'running' | 'last' | 'over'; days: number; total: number; share: number; tone: Tone }

/** How far a period has run on a day: both its first and its last day belong to it. */
export function periodState(period: Period, today: string): PeriodState {
  const { start, end } = period
  if (!start || !end) return { state: 'none', days: 0, total: 0, share: 0, tone: '' }
  const total = daysBetween(start, end)
  const left = daysBetween(today, end)
  const share = total > 0 ? Math.min(1, Math.max(0, daysBetween(start, today) / total)) : 1
  if (today < start) return { state: 'ahead', days: daysBetween(today, start), total, share: 0, tone: '' }
  if (left < 0) return { state: 'over', days: -left, total, share: 1, tone: '' }
  if (left === 0) return { state: 'last', days: 0, total, share, tone: 'soon' }
  return { state: 'running', days: left, total, share, tone: left <= 3 ? 'soon' : 'good' }
}

export interface Difference { gained: string[]; lost: string[]; result?: [string, string]; refund?: [number, number]; isSame: boolean }

/** What another answer changes: remedies that come and go, the result, and the money. */
export function difference(holds: LawAnswer, instead: LawAnswer): Difference {
  const gained = instead.entitled.filter((one) => !holds.entitled.includes(one))
  const lost = holds.entitled.filter((one) => !instead.entitled.includes(one))
  const result: [string, string] | undefined = resultOf(holds) === resultOf(instead) ? undefined : [resultOf(holds), resultOf(instead)]
  const refund: [number, number] | undefined = holds.refund === instead.refund || holds.refund === undefined || instead.refund === undefined ? undefined : [holds.refund, instead.refund]
  return { gained, lost, result, refund, isSame: !gained.length && !lost.length && !result && !refund }
}

/** "1995 #13" as a reader looks it up: the clauses of some role, each once. */
export const citesOf = (answer: LawAnswer, roles: string[]) => answer.clauses.filter((one) => roles.includes(one.role))

/** The day of the guarantee that today is: the day of the invoice is the first behind which days are counted. */
export const dayCount = (answer: LawAnswer, today: string) => (answer.clock_start && answer.clock_start <= today ? daysBetween(answer.clock_start, today) : undefined)
