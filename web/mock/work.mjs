/** What waits for somebody, views, and many cases at once. */
import { caseEvent } from './live.mjs'
import { brief, cases, iso, movesOf, nextSeq, now, promisesOf } from './world.mjs'

const ok = (body, status = 200) => ({ status, body })
const problem = (status, code, more = {}) => ({ status, body: { type: `/problems/${code}`, title: more.title ?? code, status, code, ...more } })
const running = (one) => !['resolved', 'closed', 'merged'].includes(one.state)

export function note(one, type, facts, person) {
  const entry = { seq: nextSeq(), at: iso(now()), happened_at: iso(now()), actor: person.id, actor_name: person.name, type, facts }
  one.entries.push(entry)
  caseEvent(one, entry)
}
function waiting(one) {
  const clocks = promisesOf(one).filter((clock) => clock.outcome === 'open' && clock.due_at).sort((a, b) => a.due_at.localeCompare(b.due_at))
  const first = clocks[0], left = first ? Date.parse(first.due_at) - now() : Infinity
  const why = left < 0 ? 'late' : left < 4 * 3600000 ? 'due_soon' : one.state === 'open' || !one.person ? 'unassigned' : 'mine'
  return { ...brief(one), why, promise_id: first?.id ?? null, due_at: first?.due_at ?? null }
}
export function worked({ query }) {
  const rank = { late: 0, due_soon: 1, waiting_over: 2, unassigned: 3, mine: 4 }
  const all = cases.filter((one) => running(one) && one.state !== 'waiting').map(waiting).sort((a, b) => rank[a.why] - rank[b.why] || String(a.due_at).localeCompare(String(b.due_at)))
  const counts = Object.fromEntries(['late', 'due_soon', 'mine', 'unassigned'].map((why) => [why, all.filter((one) => one.why === why).length]))
  const limit = Number(query.get('limit') ?? 50), from = Number(query.get('cursor') ?? 0)
  return ok({ items: all.slice(from, from + limit), next_cursor: from + limit < all.length ? String(from + limit) : null, counts })
}

const views = [{ view_id: 'v1', page: 'cases', name: '待派单的维修', query: 'kind=repair&state=responded', columns: ['number', 'subject', 'promises', 'outlet', 'product'], sort: '', shared: true, owner_id: 'u2', owner_name: '林佳' }, { view_id: 'v2', page: 'cases', name: '我的紧急单', query: 'late=true', columns: [], sort: '', shared: false, owner_id: 'u1', owner_name: '王管理员' }]
export const viewed = () => ok({ items: views })
export function viewMade({ body, person }) {
  const made = { view_id: `v${Date.now().toString(36)}${views.length}`, ...body, owner_id: person.id, owner_name: person.name }
  views.push(made)
  return ok(made, 201)
}
export function viewChanged({ parts, body }) { const one = views.find((view) => view.view_id === parts[0]); return one && ok(Object.assign(one, body)) }
export function viewDropped({ parts }) { const at = views.findIndex((view) => view.view_id === parts[0]); if (at >= 0) views.splice(at, 1); return at >= 0 ? { status: 204 } : undefined }

const bulks = new Map()
function chosen(body) {
  if (body.case_ids) return body.case_ids.map((id) => cases.find((one) => one.id === id)).filter(Boolean)
  const query = new URLSearchParams(body.query)
  return cases.filter((one) => ['kind', 'state', 'outlet', 'person'].every((name) => !query.get(name) || one[name] === query.get(name)))
}
function decide(one, action) {
  const refused = (code, title) => ({ refused: { case_id: one.id, number: one.number, code, title } })
  if (action.priority) return one.priority === action.priority.priority ? refused('nothing_changes', '优先级已经如此') : { after: { priority: action.priority.priority } }
  const move = action.assign ? 'assign' : action.move.move
  if (!movesOf(one).includes(move)) return refused('move_not_allowed', '此状态不能这样处理')
  if (action.assign) return { after: { state: 'assigned', ...action.assign } }
  const to = { respond: 'responded', wait: 'waiting', resume: 'assigned', resolve: 'resolved', close: 'closed', reopen: 'assigned' }[move]
  return { after: { ...(to ? { state: to } : {}), ...(action.move.fields?.for ? { waiting_for: action.move.fields.for } : {}) } }
}
const standing = (one, after) => Object.fromEntries(Object.keys(after).map((name) => [name, one[name] ?? null]))
export function bulkPreviewed({ body }) {
  const all = chosen(body).map((one) => ({ one, ...decide(one, body.action) })), will = all.filter((line) => line.after)
  return ok({ total: all.length, changes: will.length, refused: all.flatMap((line) => line.refused ?? []), sample: will.slice(0, 20).map(({ one, after }) => ({ case_id: one.id, number: one.number, before: standing(one, after), after })) })
}
export function bulkDone({ body, person }) {
  const id = `b${bulks.size + 1}`, kept = [], refused = []
  for (const one of chosen(body)) {
    const said = decide(one, body.action)
    if (said.refused) { refused.push(said.refused); continue }
    kept.push({ one, before: standing(one, said.after), seq: 0 })
    Object.assign(one, said.after)
    note(one, body.action.priority ? 'case_prioritised' : 'case_assigned', { ...said.after, bulk_id: id }, person)
    kept.at(-1).seq = one.entries.at(-1).seq
  }
  bulks.set(id, kept)
  return ok({ bulk_id: id, changed: kept.length, refused })
}
export function bulkUndone({ parts, person }) {
  const kept = bulks.get(parts[0])
  if (!kept) return undefined
  const refused = []
  let restored = 0
  for (const { one, before, seq } of kept) {
    if (one.entries.at(-1).seq !== seq) { refused.push({ case_id: one.id, number: one.number, code: 'changed_meanwhile', title: '此后又有改动' }); continue }
    Object.assign(one, before)
    note(one, 'case_move_undone', {}, person)
    restored += 1
  }
  bulks.delete(parts[0])
  return ok({ restored, refused })
}

export function found({ query }) {
  const words = (query.get('q') ?? '').trim().split(/\s+/).filter(Boolean)
  if (!words.length) return ok({ cases: [], customers: [], next_cursor: null, as_of_seq: 0 })
  const marked = (text) => { const at = text.indexOf(words[0]); return at < 0 ? [[text, false]] : [[text.slice(0, at), false], [words[0], true], [text.slice(at + words[0].length), false]].filter(([part]) => part) }
  const hits = [...cases].reverse().flatMap((one) => { const field = words.every((word) => one.number.includes(word)) ? 'number' : ['subject', 'description', 'product', 'serial'].find((name) => words.every((word) => one[name].includes(word))); return field ? [{ ...brief(one), field, snippet: marked(one[field]), merged_into: null }] : [] })
  const from = Number(query.get('cursor') ?? 0), limit = Number(query.get('limit') ?? 20)
  return ok({ cases: hits.slice(from, from + limit), next_cursor: hits.length > from + limit ? String(from + limit) : null, as_of_seq: 4217, customers: words[0] === '陈' ? [{ code: 'K000123', kind: 'consumer', name: '陈**', mobile: '138****0021', region: '浙江' }] : [] })
}
export function exported({ query, response, list }) {
  response.setHeader('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent('服务单')}.${query.get('format')}`)
  const columns = (query.get('columns') ?? 'number,subject').split(',')
  return { status: 200, text: `\ufeff${[columns, ...list.map((one) => columns.map((name) => brief(one)[name] ?? ''))].map((row) => row.join(',')).join('\r\n')}\r\n`, type: 'text/csv; charset=utf-8' }
}
export { problem }
