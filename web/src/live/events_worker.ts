/** One stream for every page of this browser: browsers stop at six connections a host. Pages say "start" and "stop" (or
 *  that nobody is signed in any more); what the stream says goes to all that started. */
import type { LiveMessage } from './messages'
import { openStream } from './stream'

const pages = new Set<MessagePort>()
let stream: { stop: () => void } | undefined
let road: LiveMessage = { is: 'road', open: false }

function tell(message: LiveMessage) {
  if (message.is === 'road') road = message
  if (message.is === 'ended') stream = undefined
  for (const page of pages) page.postMessage(message)
}
function listen(page: MessagePort, word: string) {
  if (word === 'start') {
    pages.add(page)
    if (stream) page.postMessage(road)
    stream ??= openStream('/api/v1/events', tell)
    return
  }
  pages.delete(page)
  if (word !== 'ended' && pages.size) return
  stream?.stop()
  stream = undefined
}

addEventListener('connect', (event) => {
  const page = (event as MessageEvent).ports[0]!
  page.onmessage = (message: MessageEvent<string>) => listen(page, message.data)
})
