import { reactive, watch } from 'vue'

/** A form whose words outlive errors, a reload and signing in again, on this tab alone. */
export function useKept<T extends Record<string, string>>(place: string, blank: T): T {
  let kept: Partial<T> = {}
  try { kept = JSON.parse(sessionStorage.getItem(place) ?? '{}') as Partial<T> } catch { /* unreadable words are none */ }
  const form = reactive({ ...blank, ...kept }) as T
  watch(form, () => sessionStorage.setItem(place, JSON.stringify(form)))
  return form
}

/** Behind the watcher, which would otherwise keep the words once more. */
export function clearDraft(place: string) { setTimeout(() => sessionStorage.removeItem(place)) }
