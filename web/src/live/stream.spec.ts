import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LiveMessage } from './messages'
import { openStream } from './stream'

class Source {
  static all: Source[] = []
  heard: Record<string, (event: MessageEvent<string>) => void> = {}
  closed = false
  onopen: (() => void) | null = null
  onerror: (() => void) | null = null
  constructor(readonly at: string) { Source.all.push(this) }
  addEventListener(type: string, then: (event: MessageEvent<string>) => void) { this.heard[type] = then }
  close() { this.closed = true }
  say(type: string, data: object, lastEventId = '') { this.heard[type]!({ data: JSON.stringify(data), lastEventId } as MessageEvent<string>) }
}
const last = () => Source.all[Source.all.length - 1]!
beforeEach(() => { vi.useFakeTimers(); Source.all = [] })
afterEach(() => { vi.useRealTimers() })

describe('the stream of events', () => {
  it('comes back behind the last event it heard, later each time it fails', () => {
    const told: LiveMessage[] = []
    openStream('/events', (message) => told.push(message), (at) => new Source(at))
    last().onopen!()
    last().say('case', { seq: 41 }, '41')
    last().say('presence', { case_id: 'c1', people: [] })
    last().onerror!()
    expect(Source.all).toHaveLength(1)
    vi.advanceTimersByTime(500)
    expect(last().at).toBe('/events?last_event_id=41')
    last().onerror!()
    vi.advanceTimersByTime(999)
    expect(Source.all).toHaveLength(2)
    vi.advanceTimersByTime(1)
    last().onopen!()
    expect(told.map((message) => (message.is === 'road' ? message.open : message.is))).toEqual([true, 'case', 'presence', false, true])
  })
  it('does not come back behind a sign-out', () => {
    const told: LiveMessage[] = []
    openStream('/events', (message) => told.push(message), (at) => new Source(at))
    last().say('signed_out', {})
    vi.advanceTimersByTime(60_000)
    expect(told).toEqual([{ is: 'ended' }])
    expect(Source.all).toHaveLength(1)
  })
  it('is silent once stopped', () => {
    const stream = openStream('/events', () => {}, (at) => new Source(at))
    const first = last()
    stream.stop()
    expect(first.closed).toBe(true)
    first.onerror!()
    vi.advanceTimersByTime(60_000)
    expect(Source.all).toHaveLength(1)
  })
})
