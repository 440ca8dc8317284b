import { computed, ref } from 'vue'

/** Which lines are chosen; a range is from the line chosen last. What a filter matches beyond the lines shown is chosen by `everything`. */
export function useSelection(shown: () => { id: string }[]) {
  const ids = ref(new Set<string>())
  const everything = ref(false)
  let last = ''

  function toggle(id: string, range = false) {
    const next = new Set(ids.value)
    const list = shown().map((one) => one.id)
    const from = list.indexOf(last), to = list.indexOf(id)
    everything.value = false
    if (range && from >= 0 && to >= 0) for (const one of list.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(one)
    else if (!next.delete(id)) next.add(id)
    last = id
    ids.value = next
  }
  return {
    ids, everything, toggle,
    has: (id: string) => everything.value || ids.value.has(id),
    size: computed(() => ids.value.size),
    allShown: computed(() => shown().length > 0 && shown().every((one) => ids.value.has(one.id))),
    chooseShown: (wanted: boolean) => { everything.value = false; ids.value = wanted ? new Set(shown().map((one) => one.id)) : new Set() },
    clear: () => { ids.value = new Set(); everything.value = false },
  }
}
export type Selection = ReturnType<typeof useSelection>
