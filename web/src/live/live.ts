import { onScopeDispose, ref } from 'vue'
import { get } from '@/api/client'
import { connection } from '@/api/connection'
import type { LiveMessage } from './messages'
import { openStream } from './stream'

type Listener = (message: LiveMessage) => void
const listeners = new Set<Listener>()
/** Whether changes arrive by themselves now. */
export const isLive = ref(false)
let port: MessagePort | undefined
let own: { stop: () => void } | undefined
let wanted = false

function tell(message: LiveMessage) {
  if (message.is === 'road') {
    isLive.value = message.open
    if (message.open) connection.lost = false
    // Whether the server is gone or only its events: an answer tells, and so does none.
    else if (wanted) void get('/healthz').catch(() => undefined)
  }
  if (message.is === 'ended') { isLive.value = false; own = undefined; if (wanted) void get('/api/v1/outlets').catch(() => undefined) }
  for (const listener of listeners) listener(message)
}

function openPort(): MessagePort | undefined {
  if (typeof SharedWorker === 'undefined') return undefined
  try {
    const worker = new SharedWorker(new URL('./events_worker.ts', import.meta.url), { type: 'module', name: 'fivestar-events' })
    worker.onerror = () => { port = undefined; if (wanted) alone() }
    worker.port.onmessage = (message: MessageEvent<LiveMessage>) => tell(message.data)
    return worker.port
  } catch {
    return undefined
  }
}
function alone() { own ??= openStream('/api/v1/events', tell) }

/** Begins to listen, in the worker that all pages of the browser share, or in this page where there is none. */
export function startLive() {
  if (wanted) return
  wanted = true
  port ??= openPort()
  if (port) port.postMessage('start')
  else if (typeof EventSource !== 'undefined') alone()
}
function leave(word: 'stop' | 'ended') {
  if (!wanted) return
  wanted = false
  isLive.value = false
  port?.postMessage(word)
  own?.stop()
  own = undefined
}
/** Nobody is signed in any more: no page of this browser may hear more. */
export const endLive = () => leave('ended')

addEventListener('pagehide', () => leave('stop'))
addEventListener('pageshow', (event) => { if (event.persisted) startLive() })

/** Hears the events while the component lives. */
export function useLive(listener: Listener) {
  listeners.add(listener)
  onScopeDispose(() => listeners.delete(listener))
}
