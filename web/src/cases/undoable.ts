import type { Entry } from '@/api/types'
import { plainType } from './entry_words'

const moves = new Set(['responded', 'assigned', 'waiting', 'resumed', 'resolved', 'closed', 'reopened', 'noted', 'prioritised', 'started'])
const lasts = 10 * 60_000

/** Rulings and what is told of money stand beside the case: its own moves are taken back past them. */
const isBeside = (type: string) => /^(quotation|consent|ruling)_|^(billed|bill_taken_back|inspection_settled)$/.test(type)

/** The entry that this person may still take back: his own move, the last thing that happened, not ten minutes old. Broken
 *  promises and looks at personal data are no moves and stand in nobody's way. */
export function undoable(entries: Entry[] | undefined, user: string, now: number): { entry: Entry; left: number } | undefined {
  const aside = new Set(['promise_broken', 'personal_disclosed', 'promise_kept'])
  const last = [...(entries ?? [])].reverse().find((entry) => !aside.has(plainType(entry.type)) && !isBeside(plainType(entry.type)))
  if (!last || last.actor !== user || !moves.has(plainType(last.type))) return undefined
  const left = Date.parse(last.at) + lasts - now
  return left > 0 ? { entry: last, left: left / 1000 } : undefined
}
