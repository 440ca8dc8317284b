/** Answers of the guarantee law as they come over the wire; the words stay those of the server. */
import type { Bilingual } from '@/api/types'

export type Value = string | number | boolean | null
export type FactType = 'flag' | 'word' | 'place' | 'day' | 'number' | 'money'
export interface Fact { fact: string; type: FactType; title: Bilingual; words: string[]; asks?: Bilingual; of?: string }
export interface Goods { category: string; title: Bilingual; book: string }
export interface LawBook { id: string; title: Bilingual; level: string; jurisdiction: string }
export interface Vocabulary { facts: Fact[]; goods: Goods[]; books: LawBook[] }

export interface Clause { book: string; clause: string; confidence: string; role: string; ours?: boolean; text?: Bilingual }
export interface Period { id: string; title?: Bilingual; start?: string; raw_end?: string; end?: string; suspended_days?: number; inside: boolean | null }
export interface RefundSum { remedy: string; base?: number; depreciation?: number; use_fee?: number; gift_deduction?: number; net?: number; at_least?: number }
export interface Branch { if: Record<string, Value>; entitled: string[]; result: string | null; refund?: number }
export interface Question { fact: string; asks: Bilingual; of?: string; words: string[] }
export interface Deadline { duty: string; of: string; within: string; due_on?: string; otherwise?: Bilingual }
export interface LawWarning { code: string; fact?: string; book?: string; clause?: string }

export interface LawAnswer {
  entitled: string[]; result: string | null; clauses: Clause[]; needs: string[]
  possible?: string[]; denied?: string; at_least?: string; branches?: Branch[]; questions?: Question[]
  refund?: number; refunds?: RefundSum[]; rate_per_day?: number; used_days?: number; calendar_days?: number; consumer_pays?: number
  clocks?: Period[]; clock_start?: string; period_end_main?: string; new_period?: { start: string; end: string }; window?: { first: string; last: string }
  chooser?: string; responsible?: string; cost_bearer?: string; recourse?: string[]; burden_of_proof?: string
  forbidden_fees?: string[]; forbidden_fees_by_reading?: string[]; must_do?: string[]; also_compensate?: string[]
  loaner?: { kind: string; from_day: number }; repair_quality_guarantee_days?: number
  deadlines?: Deadline[]; legal_conflicts?: { book: string; clause: string; text: Bilingual }[]
  assumed?: Record<string, Value>; rulebooks?: string[]; fallback_rulebooks?: string[]; next_trigger_on?: string; warnings?: LawWarning[]
}

export interface Ruling {
  ruling_id: string; case_id: string; decided_at: string; decided_by: string; is_latest: boolean; next_trigger_on: string | null
  facts: Record<string, unknown>; answer: LawAnswer
}
export interface Replay { ruling_id: string; is_same: boolean; then: LawAnswer; again: LawAnswer }
