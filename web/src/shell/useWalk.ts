import { computed, nextTick, ref, watch } from 'vue'

/** Where in a list the keys j and k have come to; the line is kept in sight. */
export function useWalk<T extends { id: string }>(items: () => T[], selector: string) {
  const at = ref(-1)
  watch(() => items()[0]?.id, () => (at.value = -1))
  async function step(by: number) {
    if (!items().length) return
    at.value = Math.min(items().length - 1, Math.max(0, at.value + by))
    await nextTick()
    document.querySelector(selector)?.scrollIntoView({ block: 'nearest' })
  }
  return { at, here: computed(() => items()[at.value]), step: (by: number) => void step(by) }
}
