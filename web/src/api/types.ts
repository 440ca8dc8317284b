/** Short names for the contract's schemas; the words stay those of the wire. */
import type { components } from './schema'

type Schemas = components['schemas']
export type Bilingual = Schemas['Bilingual']
export type Case = Schemas['Case']
export type CaseBrief = Schemas['CaseBrief']
export type CaseKind = Schemas['CaseKind']
export type CaseMove = Schemas['CaseMove']
export type CaseOpening = Schemas['CaseOpening']
export type CasePage = Schemas['CasePage']
export type CasePromise = Schemas['CasePromise']
export type CaseState = Schemas['CaseState']
export type Entry = Schemas['Entry']
export type Found = Schemas['Found']
export type FoundCase = Schemas['FoundCase']
export type FoundCustomer = Schemas['FoundCustomer']
export type MeasureDefinition = Schemas['MeasureDefinition']
export type MeasureFigure = Schemas['MeasureFigure']
export type MeasureRows = Schemas['MeasureRows']
export type Problem = Schemas['Problem']
export type Process = Schemas['Process']
export type PromiseExplanation = Schemas['PromiseExplanation']
export type ServicePromise = Schemas['Promise']
export type Session = Schemas['Session']
export type Star = Schemas['Star']
export type StarItem = Schemas['StarItem']
export type Token = Schemas['Token']
export type Approval = Schemas['Approval']
export type ApprovalSubject = Schemas['ApprovalSubject']
export type AskedConsent = Schemas['AskedConsent']
export type CaseFees = Schemas['CaseFees']
export type FeeLine = Schemas['FeeLine']
export type FeeSchedule = Schemas['FeeSchedule']
export type OfferedFee = Schemas['OfferedFee']
export type Quotation = Schemas['Quotation']
export type QuotedLine = Schemas['QuotedLine']

export interface Outlet { code: string; name: string; region?: string; kind?: string; state?: string }
export interface CaseCounts { states: Record<string, number>; late: number }
export interface StarHistory { items: { on: string; score: number | null; low: number; high: number }[] }
export interface Rulebook { id: string; kind: 'calendars' | 'measures' | 'processes' | 'promises' | 'standards' | 'fees' | 'posts' | 'roles'; version: number; sha256: string; published_at?: string }
export interface RulebookPreview {
  open_clocks: number
  changed: number
  items: { case_id: string; number: string; promise_id: string; due_at_before: string | null; due_at_after: string | null }[]
}

export const caseKinds: CaseKind[] = ['repair', 'complaint', 'return', 'exchange', 'refund', 'consultation']
export const caseStates: CaseState[] = ['open', 'responded', 'assigned', 'waiting', 'resolved', 'closed', 'merged']
