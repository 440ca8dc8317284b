import type { CaseEvent, LiveMessage, PresenceEvent } from './messages'

interface Source { onopen: unknown; onerror: unknown; close: () => void; addEventListener: (type: string, then: (event: MessageEvent<string>) => void) => void }

const pauses = [500, 1000, 2000, 4000, 8000, 15000]

/** One stream of events that comes back by itself and goes on behind the last event it heard. The browser's own way of coming
 *  back gives up where the server answers "not now", so it is not used. */
export function openStream(address: string, tell: (message: LiveMessage) => void, open = (at: string): Source => new EventSource(at)) {
  let last = ''
  let failures = 0
  let source: Source | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  function connect() {
    const mine = open(last ? `${address}?last_event_id=${encodeURIComponent(last)}` : address)
    source = mine
    mine.onopen = () => { failures = 0; tell({ is: 'road', open: true }) }
    mine.onerror = () => {
      mine.close()
      if (source !== mine) return
      if (failures === 0) tell({ is: 'road', open: false })
      timer = setTimeout(connect, pauses[Math.min(failures++, pauses.length - 1)])
    }
    const hear = (type: string, then: (text: string) => void) => mine.addEventListener(type, (event) => {
      if (event.lastEventId) last = event.lastEventId
      then(event.data)
    })
    hear('case', (text) => tell({ is: 'case', event: JSON.parse(text) as CaseEvent }))
    hear('presence', (text) => tell({ is: 'presence', event: JSON.parse(text) as PresenceEvent }))
    hear('reset', () => tell({ is: 'reset' }))
    // Behind a sign-out nothing is asked again; the next question of a page is told so.
    hear('signed_out', () => { source = undefined; mine.close(); tell({ is: 'ended' }) })
  }
  connect()
  return { stop: () => { clearTimeout(timer); const mine = source; source = undefined; mine?.close() } }
}
