import { ref } from 'vue'
import { get } from '@/api/client'
import type { WorkPage } from '@/api/shell_types'

/** How many wait for this reader and are late: one number for the whole page, kept true by the events. */
export const lateCount = ref(0)
let timer: ReturnType<typeof setTimeout> | undefined

export async function countLate() {
  const page = await get<WorkPage>('/api/v1/work', { limit: 1 }).catch(() => undefined)
  if (page) lateCount.value = page.counts.late
}

/** Asked once for a burst of events. */
export function countLateSoon() {
  timer ??= setTimeout(() => { timer = undefined; void countLate() }, 3000)
}
