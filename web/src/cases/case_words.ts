import type { CasePromise, CaseState } from '@/api/types'
import type { Tone } from '@/time/words'

const rank: Record<string, number> = { open: 0, broken: 0, kept: 1, withdrawn: 2 }

/** What runs or was broken before what was kept, the earliest due first: a clock that is over leads. */
export function urgentFirst(promises: CasePromise[]): CasePromise[] {
  return [...promises].sort((a, b) => (rank[a.outcome] ?? 9) - (rank[b.outcome] ?? 9) || (a.due_at ?? '9').localeCompare(b.due_at ?? '9'))
}

export function stateTone(state: CaseState): Tone {
  return state === 'waiting' ? 'soon' : state === 'resolved' || state === 'closed' ? 'good' : ''
}

const road: CaseState[] = ['open', 'responded', 'assigned', 'resolved', 'closed']

/** The steps of a case with the one it stands on; waiting and merged are shown where they happen. */
export function stepsOf(state: CaseState): { state: CaseState; is: 'done' | 'on' | 'ahead' }[] {
  const steps = state === 'waiting' ? [...road.slice(0, 3), 'waiting' as const, ...road.slice(3)] : state === 'merged' ? ['open' as const, 'merged' as const] : road
  const here = steps.indexOf(state)
  return steps.map((step, at) => ({ state: step, is: at < here ? 'done' : at === here ? 'on' : 'ahead' }))
}
