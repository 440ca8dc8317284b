/** What the stream of events says, as the wire says it, and what the road there does. */
export interface CaseEvent { seq: number; subject_kind: string; subject_id: string; case_id: string; number: string; type: string; actor: string; happened_at: string }
export interface Present { actor: string; name: string; doing: 'viewing' | 'editing'; since: string }
export interface PresenceEvent { case_id: string; people: Present[] }

export type LiveMessage =
  | { is: 'case'; event: CaseEvent }
  | { is: 'presence'; event: PresenceEvent }
  | { is: 'reset' }
  | { is: 'ended' }
  | { is: 'road'; open: boolean }
