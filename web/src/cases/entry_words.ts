import type { Entry } from '@/api/types'
import { yuan } from '@/fees/money'
import type { Tone } from '@/time/words'

/** What a timeline says of an entry: a key of the locale with its named parts, what was said, and its tone. */
export interface EntryWords { key: string; named: Record<string, string>; said: string; inward: boolean; tone: Tone; rest: [string, string][] }

const told = new Set(['waiting_for', 'unmatched', 'due_at', 'source', 'source_key', 'person', 'outlet', 'for', 'score', 'number', 'into_number', 'into', 'reason', 'text', 'comment', 'kind', 'channel', 'promise_id', 'subject', 'description', 'by', 'from', 'to', 'state', 'priority', 'result',
  'case_id', 'consent_id', 'bill_id', 'revision', 'schedule_id', 'schedule_version', 'customer_fen', 'company_fen', 'given_revision', 'test_result', 'manner', 'attempts', 'expires_at', 'quoted_fen', 'billed_fen'])
const tones: Record<string, Tone> = { promise_broken: 'bad', reopened: 'soon', waiting: 'soon', resolved: 'good', closed: 'good', consent_given: 'good', consent_declined: 'bad', consent_code_wrong: 'soon', consent_lapsed: 'soon' }
const sameAs: Record<string, string> = { waited: 'waiting', wait: 'waiting', note: 'noted', respond: 'responded', merge_undone: 'unmerged', merge_undo: 'unmerged', undone: 'move_undone', restored: 'move_undone', prioritized: 'prioritised', priority_changed: 'prioritised', priority_set: 'prioritised', disclosed: 'personal_disclosed', disclosure: 'personal_disclosed' }

/** The type without its noun: "case_responded" and "responded" read alike. */
export function plainType(type: string): string {
  const bare = type.replace(/^case[_.]/, '')
  return sameAs[bare] ?? bare
}

export function entryWords(entry: Entry): EntryWords {
  const type = plainType(entry.type)
  const facts = entry.facts as Record<string, unknown>
  const text = (name: string) => (typeof facts[name] === 'string' || typeof facts[name] === 'number' ? String(facts[name]) : '')
  const named: Record<string, string> = {}
  for (const name of told) named[name] = text(name)
  named.into = text('into_number')
  named.for = text('for') || text('waiting_for')
  named.amount = yuan(Number(text('billed_fen') || text('customer_fen') || 0))
  const imported = facts.imported as { activity?: unknown } | undefined
  const activity = typeof imported?.activity === 'string' ? imported.activity : ''
  const rest = Object.entries(facts).filter(([name, value]) => !told.has(name) && value !== null && typeof value !== 'object').map(([name, value]): [string, string] => [name, String(value)])
  return { key: `entry.${type}`, named, said: text('text') || text('comment') || text('reason') || activity, inward: type === 'noted', tone: tones[type] ?? '', rest }
}
