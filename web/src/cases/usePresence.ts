import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { get, put, remove } from '@/api/client'
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

  const tell = () => void (id() && put(path(id()), { doing }).catch(() => undefined))
  const leave = (of: string) => void (of && session.session && remove(path(of)).catch(() => undefined))
  async function come() {
    people.value = []
    const mine = id()
    if (!mine) return
    tell()
    const now = await get<{ people?: Present[]; items?: Present[] }>(path(mine)).catch(() => undefined)
    if (now && mine === id()) people.value = now.people ?? now.items ?? []
  }
  function typing() {
    clearTimeout(quiet)
    quiet = setTimeout(() => { doing = 'viewing'; tell() }, typingLasts)
    if (doing === 'editing') return
    doing = 'editing'
    tell()
  }
  watch(id, (_, before) => { if (before) leave(before); void come() }, { immediate: true })
  useLive((message) => {
    if (message.is === 'presence' && message.event.case_id === id()) people.value = message.event.people
    if (message.is === 'road' && message.open) tell()
  })
  const timer = setInterval(tell, renewEvery)
  onScopeDispose(() => { clearInterval(timer); clearTimeout(quiet); leave(id()) })
  return { others: computed(() => people.value.filter((one) => one.user_id !== session.session?.user.id)), typing }
}
