import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { put, remove } from '@/api/client'
import type { Present } from '@/live/messages'
import { useLive } from '@/live/live'
import { useSession } from '@/session/session'

const renewEvery = 20_000
const typingLasts = 30_000

/** Who else has this case open, and the server told that we do: "editing" while something is being typed. */
export function usePresence(id: () => string) {
  const session = useSession()
  const people = shallowRef<Present[]>([])
  let doing: 'viewing' | 'editing' = 'viewing'
  let quiet: ReturnType<typeof setTimeout> | undefined
  const path = (of: string) => `/api/v1/cases/${encodeURIComponent(of)}/presence`

  const tell = () => void (id() && put<{ items: Present[] }>(path(id()), { doing }).then(here(id())).catch(() => undefined))
  const here = (of: string) => (said?: { items: Present[] }) => { if (said && of === id()) people.value = said.items }
  const leave = (of: string) => void (of && session.session && remove(path(of)).catch(() => undefined))
  function come() {
    people.value = []
    tell()
  }
  function typing() {
    clearTimeout(quiet)
    quiet = setTimeout(() => { doing = 'viewing'; tell() }, typingLasts)
    if (doing === 'editing') return
    doing = 'editing'
    tell()
  }
  watch(id, (_, before) => { if (before) leave(before); come() }, { immediate: true })
  useLive((message) => {
    if (message.is === 'presence' && message.event.case_id === id()) people.value = message.event.people
    if (message.is === 'road' && message.open) tell()
  })
  const timer = setInterval(tell, renewEvery)
  onScopeDispose(() => { clearInterval(timer); clearTimeout(quiet); leave(id()) })
  return { others: computed(() => people.value.filter((one) => one.actor !== session.session?.user.id)), typing }
}
