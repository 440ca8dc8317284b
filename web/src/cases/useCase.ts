import { ref } from 'vue'
import { get, newKey, post, remove } from '@/api/client'
import { asProblem, type ApiProblem } from '@/api/problem'
import type { Case, CaseMove, Entry } from '@/api/types'
import { useAsked } from '@/api/useAsked'

/** One case with its entries, and the ways to change it. Each change answers the case as it then stands. */
export function useCase(id: () => string) {
  const path = () => `/api/v1/cases/${encodeURIComponent(id())}`
  const shown = useAsked(() => get<Case>(path()))
  const entries = useAsked(async () => (await get<{ items: Entry[] }>(`${path()}/entries`)).items)

  async function keep(answer: Promise<Case>) {
    shown.value.value = await answer
    await entries.run()
  }
  return {
    shown, entries,
    load: () => Promise.all([shown.run(), entries.run()]),
    undo: (key: string) => keep(post<Case>(`${path()}/undo`, {}, key)),
    move: (move: CaseMove, key: string) => keep(post<Case>(`${path()}/moves`, move, key)),
    rate: (rating: { score: number; comment?: string }, key: string) => keep(post<Case>(`${path()}/ratings`, rating, key)),
    merge: (merge: { into: string; reason?: string }, key: string) => keep(post<Case>(`${path()}/merge`, merge, key)),
    undoMerge: () => keep(remove<Case>(`${path()}/merge`)),
    disclose: async (reason: string) => {
      const answer = await post<{ values: Record<string, string> }>(`${path()}/disclosures`, { reason })
      await entries.run()
      return answer.values
    },
  }
}

/** Sends a form once: the same words keep their key, so that a lost answer is fetched again and not done again. */
export function useSubmit<T>(send: (body: T, key: string) => Promise<unknown>) {
  const busy = ref(false)
  const problem = ref<ApiProblem>()
  let sent = ''
  let key = ''
  async function submit(body: T): Promise<boolean> {
    if (busy.value) return false
    const text = JSON.stringify(body)
    if (text !== sent) { sent = text; key = newKey() }
    busy.value = true
    problem.value = undefined
    try {
      await send(body, key)
      sent = ''
      return true
    } catch (thrown) {
      problem.value = asProblem(thrown)
      return false
    } finally {
      busy.value = false
    }
  }
  return { busy, problem, submit }
}
