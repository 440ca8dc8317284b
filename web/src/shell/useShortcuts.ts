import { computed, onBeforeUnmount, onMounted, shallowRef } from 'vue'

type Keys = Record<string, (event: KeyboardEvent) => void>
/** What each page that is open now says of its keys: key to word of `keys`. */
const told = shallowRef<Record<string, string>[]>([])
export const knownKeys = computed(() => Object.entries(Object.assign({}, ...told.value) as Record<string, string>))

/** Single keys that act unless somebody is typing, a modifier is held, or a dialog has the page. What `says` names is listed
 *  by the help while the page is open. */
export function useShortcuts(keys: Keys, says: Record<string, string> = {}) {
  function press(event: KeyboardEvent) {
    const target = event.target instanceof Element ? event.target : null
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (target?.closest('input:not([type="checkbox"]), textarea, select, [contenteditable], [role="dialog"], [role="combobox"]')) return
    const act = keys[event.key]
    if (!act) return
    if (event.key === 'Enter' && target?.closest('a, button')) return
    event.preventDefault()
    act(event)
  }
  onMounted(() => { document.addEventListener('keydown', press); told.value = [...told.value, says] })
  onBeforeUnmount(() => { document.removeEventListener('keydown', press); told.value = told.value.filter((one) => one !== says) })
}
