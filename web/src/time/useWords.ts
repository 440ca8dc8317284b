import { computed, onScopeDispose, ref, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { now } from '@/api/client'
import type { Bilingual } from '@/api/types'
import { useSession } from '@/session/session'
import { figureWords, numberWords, shareWords } from '@/measures/figure_words'
import { clockWords, dayWords, dueWords, instantWords, lengthWords, type Language, type Say } from './words'

const minute = ref(now())
let watchers = 0
let timer: ReturnType<typeof setInterval> | undefined

/** The present, moving on every ten seconds while somebody looks at it. */
export function useNow(): Ref<number> {
  minute.value = now()
  if (watchers++ === 0) timer = setInterval(() => (minute.value = now()), 10_000)
  onScopeDispose(() => { if (--watchers === 0) clearInterval(timer) })
  return minute
}

/** How this reader is spoken to: language, the organisation's zone, numbers and lengths of time. */
export function useWords() {
  const { t, te, locale } = useI18n()
  const session = useSession()
  const say: Say = (key, named) => t(key, named ?? {})
  const language = computed(() => locale.value as Language)
  const zone = computed(() => session.zone)
  const present = useNow()
  return {
    t, te, say, language, zone, present,
    both: (text?: Bilingual | null, otherwise = '') => text?.[language.value] || text?.zh || otherwise,
    when: (iso: string) => instantWords(iso, language.value, zone.value, present.value),
    day: (on: string) => dayWords(on, language.value, present.value),
    hour: (iso: string) => clockWords(iso, zone.value),
    lasting: (seconds: number) => lengthWords(seconds, say),
    due: (clock: Parameters<typeof dueWords>[0]) => dueWords(clock, present.value, say),
    number: (value: number, digits?: number) => numberWords(value, language.value, digits),
    share: (value: number) => shareWords(value),
    figure: (value: number | null | undefined, unit: string) => figureWords(value, unit, language.value, say),
  }
}
