import { computed, ref, shallowRef } from 'vue'
import { get } from '@/api/client'
import { asProblem, type ApiProblem } from '@/api/problem'
import type { WorkCounts, WorkItem, WorkPage, WorkReason } from '@/api/shell_types'
import type { CaseBrief } from '@/api/types'
import { lateCount } from './late'

export const scopes = ['mine', 'outlet', 'all'] as const
export type WorkScope = (typeof scopes)[number]
export const tabs = ['all', 'late', 'due_soon', 'mine', 'unassigned'] as const
export type WorkTab = (typeof tabs)[number]

/** A case that waits for nobody in particular is nobody's; one that is late is late whoever has it. */
export const isIn = (tab: WorkTab, why: WorkReason) => tab === 'all' || why === tab || (tab === 'mine' && why === 'waiting_over')

/** What waits, late first. A line that was worked on stays where it is, marked as done, until the list is read anew. */
export function useWork(scope: () => WorkScope) {
  const items = shallowRef<WorkItem[]>([])
  const counts = shallowRef<WorkCounts>()
  const problem = shallowRef<ApiProblem>()
  const loading = ref(false)
  const read = ref(false)
  const cursor = ref<string | null>(null)
  const done = ref(new Set<string>())
  let latest = 0

  async function load(next: boolean) {
    const mine = ++latest
    loading.value = true
    problem.value = undefined
    try {
      const page = await get<WorkPage>('/api/v1/work', { scope: scope(), limit: 50, cursor: next ? cursor.value : undefined })
      if (mine !== latest) return
      items.value = next ? [...items.value, ...page.items] : page.items
      if (!next) done.value = new Set()
      cursor.value = page.next_cursor
      counts.value = page.counts
      if (scope() === 'mine') lateCount.value = page.counts.late
      read.value = true
    } catch (thrown) {
      if (mine === latest) problem.value = asProblem(thrown)
    } finally {
      if (mine === latest) loading.value = false
    }
  }
  function keep(now: CaseBrief, isDone: boolean) {
    items.value = items.value.map((item) => (item.id === now.id ? { ...item, ...now, why: item.why, promise_id: item.promise_id, due_at: item.due_at } : item))
    const marked = new Set(done.value)
    if (isDone) marked.add(now.id)
    else marked.delete(now.id)
    done.value = marked
  }
  return { items, counts, problem, loading, read, done, keep, more: computed(() => cursor.value !== null), first: () => load(false), next: () => load(true) }
}
