import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { get, put, remove } from '@/api/client'
import { ApiProblem, asProblem } from '@/api/problem'
import type { BookComplaint, BookDraft } from '@/api/shell_types'
import { complaintOf } from './diff'

/** A book's draft: kept on this tab at every stroke and by the server a moment later, also while it does not check. */
export function useDraft(id: () => string) {
  const text = ref('')
  const complaints = shallowRef<BookComplaint[]>([])
  const saved = ref<'' | 'saving' | 'saved' | 'here_only'>('')
  const problem = shallowRef<ApiProblem>()
  const path = () => `/api/v1/rulebooks/${encodeURIComponent(id())}/draft`
  const place = () => `draft.book.${id()}`
  let timer: ReturnType<typeof setTimeout> | undefined
  let isQuiet = true

  async function load(inForce: string): Promise<boolean> {
    isQuiet = true
    const here = sessionStorage.getItem(place())
    const there = await get<BookDraft>(path()).catch(() => undefined)
    text.value = here ?? there?.text ?? inForce
    complaints.value = there?.complaints ?? []
    isQuiet = false
    return Boolean((here !== null && here !== inForce) || (there?.text && there.text !== inForce))
  }
  async function keep() {
    saved.value = 'saving'
    try {
      const answer = await put<BookDraft>(path(), { text: text.value })
      complaints.value = answer?.complaints ?? []
      saved.value = 'saved'
    } catch (thrown) {
      saved.value = 'here_only'
      problem.value = asProblem(thrown).status === 404 ? undefined : asProblem(thrown)
    }
  }
  watch(text, (now) => {
    if (isQuiet) return
    sessionStorage.setItem(place(), now)
    problem.value = undefined
    clearTimeout(timer)
    timer = setTimeout(() => void keep(), 900)
  }, { flush: 'sync' })
  async function drop() {
    clearTimeout(timer)
    sessionStorage.removeItem(place())
    await remove(path()).catch(() => undefined)
    complaints.value = []
    saved.value = ''
  }
  onScopeDispose(() => clearTimeout(timer))
  /** Also what a preview or a publication complained of, by place. */
  const placed = (refused?: ApiProblem): BookComplaint[] => {
    const said = refused ? [refused.detail, ...Object.values(refused.fields), ...Object.values(refused.facts)].flatMap((one) => complaintOf(String(one)) ?? []) : []
    return [...complaints.value, ...said.filter((one) => !complaints.value.some((other) => other.line === one.line && other.column === one.column))]
  }
  return { text, saved, problem, complaints: computed(() => complaints.value), placed, load, keep, drop }
}
