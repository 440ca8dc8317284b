import { onBeforeUnmount, onMounted } from 'vue'

/** Single keys that act unless somebody is typing, a modifier is held, or a dialog has the page. */
export function useShortcuts(keys: Record<string, (event: KeyboardEvent) => void>) {
  function press(event: KeyboardEvent) {
    const target = event.target instanceof Element ? event.target : null
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (target?.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="combobox"]')) return
    const act = keys[event.key]
    if (!act) return
    if (event.key === 'Enter' && target?.closest('a, button')) return
    event.preventDefault()
    act(event)
  }
  onMounted(() => document.addEventListener('keydown', press))
  onBeforeUnmount(() => document.removeEventListener('keydown', press))
}
