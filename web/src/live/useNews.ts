import { computed, ref } from 'vue'
import { useSession } from '@/session/session'
import { useLive } from './live'

/** What has happened to a list since it was read: told quietly, so that no line moves under a reader's hand. */
export function useNews(shown: () => { id: string }[]) {
  const session = useSession()
  const opened = ref(new Set<string>())
  const changed = ref(new Set<string>())
  const missed = ref(false)
  useLive((message) => {
    if (message.is === 'reset') missed.value = true
    if (message.is !== 'case' || !message.event.case_id) return
    const { case_id: id, actor, type } = message.event
    if (shown().some((one) => one.id === id)) {
      if (actor !== session.session?.user.id) changed.value = new Set(changed.value).add(id)
    } else if (/opened$/.test(type)) opened.value = new Set(opened.value).add(id)
  })
  return {
    changed, opened,
    news: computed(() => ({ opened: opened.value.size, changed: changed.value.size, missed: missed.value })),
    clear: () => { opened.value = new Set(); changed.value = new Set(); missed.value = false },
  }
}
