import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { ask, get, now, post } from '@/api/client'
import { asProblem, type ApiProblem } from '@/api/problem'
import { useAsked } from '@/api/useAsked'
import { dayOf } from '@/time/words'
import { useWords } from '@/time/useWords'
import type { LawAnswer, Replay, Ruling, Value, Vocabulary } from './answer'

const vocabulary = shallowRef<Vocabulary>()
const trouble = shallowRef<ApiProblem>()
let asking: Promise<void> | undefined

/** The facts, goods and books of the law, asked once a visit. */
export function useVocabulary() {
  const load = () => (asking ??= get<Vocabulary>('/api/v1/guarantee-facts').then((answer) => { vocabulary.value = answer; trouble.value = undefined }).catch((thrown: unknown) => { asking = undefined; trouble.value = asProblem(thrown) }))
  void load()
  return { vocabulary: computed(() => vocabulary.value), trouble, load }
}

/** The rulings of a case, the newest first. */
export function useRulings(id: () => string) {
  const path = () => `/api/v1/cases/${encodeURIComponent(id())}/rulings`
  const rulings = useAsked(async () => (await get<{ items: Ruling[] }>(path())).items)
  return {
    rulings,
    decide: async (facts: Record<string, unknown>, key: string) => { await post<Ruling>(path(), { facts }, key); await rulings.run() },
    replay: (ruling: string) => get<Replay>(`/api/v1/rulings/${encodeURIComponent(ruling)}/replay`),
  }
}

const pauseMs = 250

/** "What if": asked a moment after the last change, nothing is kept. The last answer stays in view until the next is there. */
export function useWhatIf(facts: () => Record<string, unknown> | undefined) {
  const { value: answer, problem, loading, run } = useAsked((given: Record<string, unknown>) => ask<LawAnswer>('POST', '/api/v1/rulings', { body: { facts: given } }))
  const waits = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(() => JSON.stringify(facts()), (text) => {
    clearTimeout(timer)
    if (!text) return
    waits.value = true
    timer = setTimeout(() => { void run(JSON.parse(text) as Record<string, unknown>).finally(() => (waits.value = false)) }, pauseMs)
  }, { immediate: true })
  onScopeDispose(() => clearTimeout(timer))
  return { answer, problem, loading: computed(() => waits.value || loading.value) }
}

/** How the law is spoken of to this reader. */
export function useLawWords() {
  const words = useWords()
  const { t, te, both, zone, number, day } = words
  const found = useVocabulary()
  const facts = computed(() => new Map((found.vocabulary.value?.facts ?? []).map((one) => [one.fact, one])))
  const books = computed(() => new Map((found.vocabulary.value?.books ?? []).map((one) => [one.id, one])))
  const goods = computed(() => new Map((found.vocabulary.value?.goods ?? []).map((one) => [one.category, one])))
  const word = (group: string, name: string) => (te(`guarantee.${group}.${name}`) ? t(`guarantee.${group}.${name}`) : name)
  const list = (names: string[], group: string) => names.map((one) => word(group, one)).join(words.language.value === 'zh' ? '、' : ', ')
  const factName = (name: string) => both(facts.value.get(name)?.title, word('need', name))
  const bookName = (id: string) => both(books.value.get(id)?.title, word('book', id))
  const amount = (value: number) => t('guarantee.yuan', { amount: number(value, 2) })
  function valueName(name: string, value: Value): string {
    if (value === null) return t('guarantee.missing')
    if (typeof value === 'boolean') return t(value ? 'guarantee.yes' : 'guarantee.no')
    const type = facts.value.get(name)?.type
    if (type === 'day') return day(String(value))
    if (type === 'money') return amount(Number(value))
    return both(goods.value.get(String(value))?.title, word('word', String(value)))
  }
  const cite = (one: { book: string; clause: string }) => `${bookName(one.book)}${one.clause && /\d/.test(one.clause) ? ` ${t('guarantee.clause_n', { clause: one.clause })}` : ''}`
  return { ...words, ...found, facts, word, list, factName, bookName, valueName, amount, cite, today: () => dayOf(now(), zone.value) }
}
