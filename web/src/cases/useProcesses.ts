import { shallowRef } from 'vue'
import { get } from '@/api/client'
import type { CaseBrief, CaseMove, Process } from '@/api/types'

const processes = shallowRef<Process[]>([])
let asking: Promise<void> | undefined

/** The process books, asked once a visit: which moves a case allows from where it stands, and what each needs. */
export function useProcesses() {
  asking ??= get<{ items: Process[] }>('/api/v1/processes')
    .then((answer) => { processes.value = answer.items })
    .catch(() => { asking = undefined })
  const processOf = (kind?: string) => processes.value.find((book) => book.kind === kind)
  const movesOf = (one: Pick<CaseBrief, 'kind' | 'state'>) => (processOf(one.kind)?.moves ?? []).filter((move) => move.from.includes(one.state) || !move.from.length)
  return { processes, processOf, movesOf }
}

export type MoveName = CaseMove['move']
