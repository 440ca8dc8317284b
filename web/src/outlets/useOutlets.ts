import { computed, shallowRef } from 'vue'
import { get } from '@/api/client'
import type { Outlet } from '@/api/types'

const outlets = shallowRef<Outlet[]>()
let asking: Promise<void> | undefined

/** The outlets, asked once a visit; names stand in for codes wherever both are known. */
export function useOutlets() {
  asking ??= get<{ items: Outlet[] }>('/api/v1/outlets')
    .then((answer) => { outlets.value = answer.items })
    .catch(() => { asking = undefined })
  const names = computed(() => new Map((outlets.value ?? []).map((outlet) => [outlet.code, outlet.name])))
  return { outlets: computed(() => outlets.value ?? []), outletName: (code?: string | null) => (code ? (names.value.get(code) ?? code) : '') }
}
