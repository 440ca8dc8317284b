/** The events of the mock, and who looks at what. */
import { iso, now } from './world.mjs'

const streams = new Set()
const present = new Map()

export function tell(type, data, id) {
  for (const response of streams) response.write(`${id ? `id: ${id}\n` : ''}event: ${type}\ndata: ${JSON.stringify(data)}\n\n`)
}
export function follow({ response }) {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
  response.write(': here\n\n')
  streams.add(response)
  response.on('close', () => streams.delete(response))
  return { stream: true }
}
export function caseEvent(one, entry) {
  tell('case', { seq: entry.seq, subject_kind: 'case', subject_id: one.id, case_id: one.id, number: one.number, type: entry.type, actor: entry.actor, happened_at: entry.happened_at }, entry.seq)
}
const peopleOf = (id) => [...(present.get(id)?.values() ?? [])]
export function arrive({ parts, body, person }) {
  const here = present.get(parts[0]) ?? new Map()
  present.set(parts[0], here)
  here.set(person.id, { actor: person.id, name: person.name, doing: body.doing, since: here.get(person.id)?.since ?? iso(now()) })
  tell('presence', { case_id: parts[0], people: peopleOf(parts[0]) })
  return { status: 200, body: { items: peopleOf(parts[0]) } }
}
export function go({ parts, person }) {
  present.get(parts[0])?.delete(person.id)
  tell('presence', { case_id: parts[0], people: peopleOf(parts[0]) })
  return { status: 204 }
}
export const here = ({ parts }) => ({ status: 200, body: { items: peopleOf(parts[0]) } })
