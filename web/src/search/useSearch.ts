import { computed, ref, shallowRef } from 'vue'
import { get } from '@/api/client'
import { asProblem, type ApiProblem } from '@/api/problem'
import type { Found, FoundCase, FoundCustomer } from '@/api/types'

const path = '/api/v1/search'
export const lookUp = (q: string) => get<Found>(path, { q, limit: 6 })

/** What answers the words, page by page. A page may be empty and still have a next one: the server looks at so many cases only. */
export function useSearch(words: () => string) {
  const cases = shallowRef<FoundCase[]>([])
  const customers = shallowRef<FoundCustomer[]>([])
  const cursor = ref<string | null>(null)
  const asOf = ref<number>()
  const problem = shallowRef<ApiProblem>()
  const loading = ref(false)
  let latest = 0

  async function ask(from: string | null) {
    const mine = ++latest
    loading.value = true
    problem.value = undefined
    try {
      const found = await get<Found>(path, { q: words(), limit: 30, cursor: from })
      if (mine !== latest) return
      cases.value = from ? [...cases.value, ...found.cases] : found.cases
      if (!from) customers.value = found.customers
      cursor.value = found.next_cursor
      asOf.value = found.as_of_seq
    } catch (thrown) {
      if (mine === latest) problem.value = asProblem(thrown)
    } finally {
      if (mine === latest) loading.value = false
    }
  }
  function first() {
    ++latest
    cases.value = []
    customers.value = []
    cursor.value = null
    asOf.value = undefined
    problem.value = undefined
    loading.value = false
    return words() ? ask(null) : Promise.resolve()
  }
  const next = () => (cursor.value && !loading.value ? ask(cursor.value) : Promise.resolve())
  return { cases, customers, asOf, problem, loading, more: computed(() => cursor.value !== null), first, next }
}
