/** What the shell reads and writes besides cases: work, views, bulk actions, people, books, the ledger, backups. */
import type { Bilingual, CaseBrief } from './types'

export type WorkReason = 'late' | 'due_soon' | 'unassigned' | 'mine' | 'waiting_over'
export interface WorkItem extends CaseBrief { why: WorkReason; promise_id: string | null; due_at: string | null }
export interface WorkCounts { late: number; due_soon: number; mine: number; unassigned: number }
export interface WorkPage { items: WorkItem[]; next_cursor: string | null; counts: WorkCounts }

export interface SavedView { view_id: string; page: string; name: string; query: string; columns: string[]; sort?: string | null; shared: boolean; owner_id?: string; owner_name?: string; own?: boolean }

export type BulkAction = { assign: { person?: string; outlet?: string } } | { move: { move: string; fields?: Record<string, string> } } | { priority: { priority: string } }
export interface BulkRefusal { case_id: string; number: string; code: string; title: string }
export interface BulkBody { action: Record<string, unknown>; case_ids?: string[]; query?: string }
export interface BulkPreview { total: number; changes: number; refused: BulkRefusal[]; sample: { case_id: string; number: string; before: Record<string, unknown>; after: Record<string, unknown> }[] }
export interface BulkDone { bulk_id: string; changed: number; refused: BulkRefusal[] }
export interface BulkUndone { restored: number; refused: BulkRefusal[] }

export interface Person { user_id: string; login: string; name: string; role: string; outlet: string | null; person: string | null; created_at: string; disabled_at: string | null; must_change_password: boolean; revision?: number }
export interface NewPerson extends Person { password: string }
export interface Role { id: string; text: Bilingual; permissions: string[] }

export interface CalendarBrief { id: string; title?: Bilingual; zone: string; published_until: string | null; source?: string }
export interface CalendarDay { on: string; open: [string, string][]; kind: 'working' | 'weekend' | 'holiday' | 'makeup'; name: Bilingual | null }
export interface CalendarYear extends CalendarBrief { year: number; days: CalendarDay[] }

export interface BookVersion { version: number; sha256: string; published_at: string | null; published_by?: string; state?: string }
export interface BookComplaint { line: number; column: number; text: string; code?: string }
export interface BookDraft { text: string; complaints: BookComplaint[]; saved_at?: string; saved_by?: string }

export interface LedgerHead { head_seq: number; sealed_seq: number; blocks: number; last_block: { block: number; hash: string; sealed_at: string } | null; public_key: string }
export interface LedgerVerified { holds: boolean; entries: number; blocks: number; seconds: number; fault: { seq: number; what: string } | null }
export interface Backup { name: string; made_at: string; bytes: number; head: string | number; verified: boolean }
export interface Readiness { status: string; parts?: Record<string, string | boolean | { ok?: boolean; status?: string }>; version?: string }
