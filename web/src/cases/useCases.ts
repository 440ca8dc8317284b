import { computed, ref, shallowRef } from 'vue'
import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import { get, type Query } from '@/api/client'
import { asProblem, type ApiProblem } from '@/api/problem'
import { caseKinds, caseStates, type CaseBrief, type CasePage } from '@/api/types'

/** What the list shows; it lives in the address, so that back, reload and a shared link all work. */
export interface CaseFilter { kind: string; state: string; q: string; outlet: string; person: string; late: boolean }

const word = (value: LocationQuery[string] | undefined) => (typeof value === 'string' ? value : '')
const known = (value: string, words: readonly string[]) => (words.includes(value) ? value : '')

export function filterOf(query: LocationQuery): CaseFilter {
  return {
    kind: known(word(query.kind), caseKinds),
    state: known(word(query.state), caseStates),
    q: word(query.q), outlet: word(query.outlet), person: word(query.person),
    late: word(query.late) === 'true',
  }
}

/** Only what differs from the plain list is written into the address. */
export function queryOf(filter: CaseFilter): LocationQueryRaw {
  const query: LocationQueryRaw = {}
  for (const name of ['kind', 'state', 'q', 'outlet', 'person'] as const) if (filter[name]) query[name] = filter[name]
  if (filter.late) query.late = 'true'
  return query
}

/** Pages by cursor, one after another; a new first page forgets the old ones. */
export function usePages<T = CaseBrief>(question: (cursor: string | undefined) => Promise<{ items: T[]; next_cursor: string | null; total?: number }>) {
  const items = shallowRef<T[]>([])
  const problem = shallowRef<ApiProblem>()
  const loading = ref(false)
  const cursor = ref<string | null>(null)
  const total = ref<number>()
  let latest = 0

  async function load(next: boolean) {
    const mine = ++latest
    loading.value = true
    problem.value = undefined
    try {
      const page = await question(next ? (cursor.value ?? undefined) : undefined)
      if (mine !== latest) return
      items.value = next ? [...items.value, ...page.items] : page.items
      cursor.value = page.next_cursor
      total.value = page.total
    } catch (thrown) {
      if (mine !== latest) return
      if (!next) items.value = []
      problem.value = asProblem(thrown)
    } finally {
      if (mine === latest) loading.value = false
    }
  }
  return { items, problem, loading, total, more: computed(() => cursor.value !== null), first: () => load(false), next: () => load(true) }
}

export function useCases(filter: () => CaseFilter) {
  return usePages<CaseBrief>((cursor) => {
    const { late, ...rest } = filter()
    const query: Query = { ...rest, late: late || undefined, limit: 50, cursor }
    return get<CasePage>('/api/v1/cases', query)
  })
}
