import { books, sha256 } from './books.mjs'
import { book, figure, monthAgo, rows, within } from './measures.mjs'
import { history, star } from './star.mjs'
import { arrive, follow, go, here } from './live.mjs'
import * as law from './law.mjs'
import * as settings from './settings.mjs'
import * as work from './work.mjs'
import { brief, cases, full, iso, allowed, movesOf, now, numberOf, outlets, promiseTitles, promisesOf } from './world.mjs'

const problem = (status, code, more = {}) => ({ status, body: { type: `/problems/${code}`, title: more.title ?? code, status, code, ...more } })
const ok = (body, status = 200) => ({ status, body })
const find = (id) => cases.find((one) => one.id === id)
const must = process.env.MOCK_MUST_CHANGE === '1'
const session = ({ person }) => ok({ user: { id: person.user_id, login: person.login, name: person.name, role: person.role, person: person.person }, organisation: { name: '华东暖通电器', zone: 'Asia/Shanghai' }, csrf: 'mock-csrf', must_change_password: must || person.must_change_password })
const tokens = [{ token_id: 't1', name: '呼叫中心', scopes: ['cases:read', 'cases:write'], created_at: '2026-10-08T02:00:00Z', used_at: '2026-11-22T05:58:00Z' }, { token_id: 't2', name: '经营分析', scopes: ['cases:read'], created_at: '2026-11-02T07:30:00Z', used_at: null }]

function pageOf(list, query) {
  const limit = Number(query.get('limit') ?? 50), from = Number(query.get('cursor') ?? 0)
  return ok({ items: list.slice(from, from + limit).map(brief), next_cursor: from + limit < list.length ? String(from + limit) : null, total: list.length })
}
const late = (one) => promisesOf(one).some((clock) => clock.outcome === 'open' && clock.due_at && Date.parse(clock.due_at) < now())
const running = (one) => !['resolved', 'closed', 'merged'].includes(one.state)

function listed({ query }) {
  const is = (name, value) => !query.get(name) || query.get(name) === value
  const q = query.get('q')
  let list = [...cases].reverse().filter((one) => is('kind', one.kind) && is('state', one.state) && is('outlet', one.outlet) && is('person', one.person) && (!q || one.number.startsWith(q) || one.serial === q || one.subject.includes(q)))
  if (query.get('late') === 'true') list = list.filter((one) => running(one) && late(one)).sort((a, b) => String(promisesOf(a)[0].due_at).localeCompare(String(promisesOf(b)[0].due_at)))
  return list
}
const page = (asked) => (asked.query.get('format') ? work.exported({ ...asked, list: listed(asked) }) : pageOf(listed(asked), asked.query))
function counted({ query }) {
  const states = Object.fromEntries(['open', 'responded', 'assigned', 'waiting', 'resolved', 'closed', 'merged'].map((state) => [state, 0]))
  const list = cases.filter((one) => !query.get('kind') || one.kind === query.get('kind'))
  for (const one of list) states[one.state] += 1
  return ok({ states, late: list.filter((one) => running(one) && late(one)).length })
}
function opened({ body, person }) {
  const fields = {}
  if (!body.kind) fields.kind = '必填'
  if (!body.subject) fields.subject = '必填'
  if (body.contact?.mobile && !/^\+?\d[\d -]{5,}$/.test(body.contact.mobile)) fields['contact.mobile'] = '不像电话号码'
  if (Object.keys(fields).length) return problem(400, 'bad_request', { fields })
  const at = now()
  const one = { id: `new${cases.length}`, number: numberOf(body.kind, at), priority: 'normal', channel: 'api', outlet: 'N01', region: '浙江', description: '', product: '', serial: '', ...body, opened_at: at, responded_at: null, resolved_at: null, closed_at: null, waiting_for: null, waited: 0, reopened_count: 0, rating: null, state: 'open', person: null, rework_of: null, merged_into: null, merged: [], entries: [] }
  cases.push(one)
  work.note(one, 'case_opened', { kind: body.kind, channel: one.channel, subject: body.subject }, as(person))
  return ok(full(one), 201)
}
const as = (person) => ({ id: person.user_id, name: person.name })
const past = { respond: ['case_responded', 'responded'], assign: ['case_assigned', 'assigned'], wait: ['case_waited', 'waiting'], resume: ['case_resumed', 'assigned'], resolve: ['case_resolved', 'resolved'], close: ['case_closed', 'closed'], reopen: ['case_reopened', 'assigned'], note: ['case_noted', null] }

function moved({ parts, body, person }) {
  const one = find(parts[0])
  if (!one) return undefined
  const { move, ...facts } = body
  if (!movesOf(one).includes(move)) return problem(409, 'move_not_allowed', { facts: { moves: movesOf(one).join(', ') } })
  if (move === 'assign' && !facts.person && !facts.outlet) return problem(422, 'bad_request', { fields: { person: '派给谁或哪个网点，至少填一个' } })
  const [type, state] = past[move]
  one.undo = Object.fromEntries(['state', 'person', 'outlet', 'responded_at', 'resolved_at', 'closed_at', 'waiting_for', 'reopened_count'].map((name) => [name, one[name]]))
  if (state && !(move === 'respond' && one.state !== 'open')) one.state = state
  if (move === 'respond') one.responded_at ??= now()
  if (move === 'assign') Object.assign(one, { person: facts.person ?? one.person, outlet: facts.outlet ?? one.outlet, responded_at: one.responded_at ?? now() })
  if (move === 'resolve') one.resolved_at = now()
  if (move === 'close') one.closed_at = now()
  if (move === 'reopen') Object.assign(one, { resolved_at: null, closed_at: null, reopened_count: one.reopened_count + 1 })
  one.waiting_for = move === 'wait' ? facts.for : null
  work.note(one, type, move === 'wait' ? { waiting_for: facts.for, reason: facts.reason } : facts, as(person))
  return ok(full(one), 201)
}
function undone({ parts, person }) {
  const one = find(parts[0])
  if (!one?.undo || one.entries.at(-1).actor !== person.user_id) return problem(409, 'changed_meanwhile', { title: '此后又有改动，不能撤销' })
  Object.assign(one, one.undo, { undo: undefined })
  work.note(one, 'case_move_undone', {}, as(person))
  return ok(full(one))
}
function explained({ parts }) {
  const one = find(parts[0]), clock = one && promisesOf(one).find((other) => other.id === parts[1])
  if (!clock) return undefined
  const hours = { response_24h: 24, emergency_1h: 1, repair_48h: 48, complaint_7d: 168 }[clock.id]
  const pause = one.entries.find((other) => other.type === 'case_waited' && other.facts.waiting_for === 'customer'), resume = pause && one.entries.find((other) => other.type === 'case_resumed')
  const end = clock.due_at ?? iso(now()), start = iso(one.opened_at)
  const piece = (from, to) => ({ from, to, seconds: Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000)) })
  const pausing = pause && clock.id !== 'response_24h' && pause.at < end
  const counted = pausing ? [piece(start, pause.at), ...(resume ? [piece(resume.at, end)] : [])] : [piece(start, end)]
  return ok({ promise_id: clock.id, title: promiseTitles[clock.id], clock: clock.id === 'repair_48h' ? 'working' : 'elapsed', calendar: clock.id === 'repair_48h' ? 'cn' : undefined, calendar_version: 1, seconds: hours * 3600, started_at: start, due_at: clock.due_at, settled_at: clock.settled_at, outcome: clock.outcome, counted,
    pauses: pausing ? [{ from: pause.at, to: resume?.at ?? null, reason: 'customer' }] : [], closed: clock.id === 'repair_48h' ? [{ on: start.slice(0, 10), reason: { zh: '周末', en: 'Weekend' } }] : [], warnings: [] })
}
function merged({ parts, body, person }) {
  const one = find(parts[0]), into = find(body.into)
  if (!one || !into || one === into) return problem(409, 'merge_refused', { title: '不能并入自己' })
  Object.assign(one, { before: one.state, state: 'merged', merged_into: into.id })
  into.merged.push(one.id)
  work.note(one, 'case_merged', { into: into.id, into_number: into.number, reason: body.reason }, as(person))
  return ok(full(one), 201)
}
function unmerged({ parts, person }) {
  const one = find(parts[0])
  if (!one?.merged_into) return problem(409, 'not_merged', { title: '没有合并过' })
  const into = find(one.merged_into)
  into.merged = into.merged.filter((id) => id !== one.id)
  Object.assign(one, { state: one.before ?? 'open', merged_into: null })
  work.note(one, 'case_merge_undone', {}, as(person))
  return ok(full(one))
}
function rated({ parts, body, person }) {
  const one = find(parts[0])
  if (!one) return undefined
  one.rating = body.score
  work.note(one, 'case_rated', body, as(person))
  return ok(full(one), 201)
}
function disclosed({ parts, body, person }) {
  const one = find(parts[0])
  if (!one) return undefined
  work.note(one, 'personal_disclosed', { reason: body.reason }, as(person))
  return ok({ values: { contact_name: one.contact.name, contact_mobile: one.contact.mobile } }, 201)
}
function measured({ query }) {
  const list = (name) => (query.get(name) ?? '').split(',').filter(Boolean)
  return ok({ as_of_seq: 1204338, by: list('by'), from: query.get('from'), to: query.get('to'), rows: rows(list('by'), list('measure'), query.get('from'), query.get('to'), query.getAll('where')) })
}
function behind({ parts, query }) {
  const measure = book.find((one) => one.id === parts[0])
  if (!measure) return undefined
  const all = within(query.get('from') ?? monthAgo(3), query.get('to'), query.getAll('where')).filter(measure.counts).reverse()
  const side = query.get('side') ?? 'denominator'
  const meets = (one) => (measure.meets ? Boolean(measure.meets(one)) : true)
  return pageOf(side === 'denominator' ? all : all.filter((one) => meets(one) === (side === 'numerator')), query)
}
const kindOf = { response_24h: ['deadline', 'response_24h'], emergency_1h: ['deadline', 'emergency_1h'], resolution: ['share', 'resolved_share'], first_contact: ['share', 'first_contact_resolution'], satisfaction: ['share', 'satisfied_share'], rework: ['share', 'rework_share'], complaint_7d: ['deadline', 'complaint_closed_7d'], repair_time: ['mean', 'repair_time_mean'] }
function promised() {
  const open = cases.filter(running).flatMap(promisesOf).filter((clock) => clock.outcome === 'open' && clock.due_at)
  return ok({ items: Object.entries(kindOf).map(([id, [kind, name]]) => {
    const measure = book.find((one) => one.id === name), mine = open.filter((clock) => clock.id === id), left = (clock) => Date.parse(clock.due_at) - now()
    return { id, title: promiseTitles[id] ?? measure.title, kind, measure: name, unit: measure.unit, target: measure.target, direction: measure.direction, figure: figure(measure, within(monthAgo(0), null)), before: figure(measure, within(monthAgo(1), monthAgo(0))),
      ...(kind === 'deadline' ? { open: mine.length, late: mine.filter((clock) => left(clock) < 0).length, soon: mine.filter((clock) => left(clock) >= 0 && left(clock) < 3600000).length } : {}) }
  }) })
}
const moveTitles = { respond: ['回复顾客', 'Reply'], assign: ['派单', 'Assign'], wait: ['挂起', 'Wait'], resume: ['恢复处理', 'Resume'], resolve: ['标记已解决', 'Resolve'], close: ['关闭', 'Close'], reopen: ['重新打开', 'Reopen'], note: ['内部备注', 'Internal note'] }
const processes = [['repair', '上门维修', 'Repair at home', 'WX'], ['complaint', '投诉', 'Complaint', 'TS'], ['return', '退货', 'Return', 'TH'], ['consultation', '咨询', 'Consultation', 'ZX']].map(([kind, zh, en, prefix]) => ({ kind, title: { zh, en }, prefix, moves: Object.keys(past).map((move) => ({ move, title: { zh: moveTitles[move][0], en: moveTitles[move][1] }, from: Object.keys(allowed).filter((state) => allowed[state].includes(move)), to: past[move][1] ?? 'open', needs: { assign: ['person_or_outlet'], wait: ['for'], reopen: ['reason'] }[move] ?? [] })) }))
const bookOf = (id) => books.find((one) => one.id === id)
function previewed({ parts, body }) {
  if (!bookOf(parts[0])) return undefined
  if (!/^id:|^#/.test(body)) return problem(400, 'bad_request', { detail: '1:1 手册必须以 id 开头' })
  const open = cases.filter(running).flatMap((one) => promisesOf(one).filter((clock) => clock.outcome === 'open').map((clock) => ({ one, clock })))
  const changed = open.filter(({ clock }) => clock.id === 'repair_48h' && clock.due_at)
  return ok({ open_clocks: open.length, changed: changed.length, items: changed.slice(0, 20).map(({ one, clock }) => ({ case_id: one.id, number: one.number, promise_id: clock.id, due_at_before: clock.due_at, due_at_after: iso(Date.parse(clock.due_at) - 12 * 3600000) })) })
}
function published({ parts, body }) {
  const one = bookOf(parts[0])
  if (!one) return undefined
  one.past.push(body)
  Object.assign(one, { text: body, version: one.version + 1, published_at: iso(now()) })
  return ok({ id: one.id, version: one.version, changed: previewed({ parts, body }).body.changed ?? 0 }, 201)
}
function signedIn({ body, response }) {
  if (!body.login || body.password === 'wrong') return problem(401, 'wrong_credentials', { title: '用户名或密码不正确。' })
  const person = settings.personOf(body.login) ?? settings.people[0]
  if (person.disabled_at) return problem(401, 'wrong_credentials', { title: '用户名或密码不正确。' })
  response.setHeader('Set-Cookie', `fivestar_session=${person.user_id}; HttpOnly; SameSite=Strict; Path=/`)
  return session({ person })
}
function passwordChanged({ body, person }) {
  if (body.current === 'wrong') return problem(422, 'bad_request', { fields: { current: '当前密码不对' } })
  person.must_change_password = false
  return { status: 204 }
}

export const routes = [
  ['GET', /^\/healthz$/, () => ok({ status: 'ok' })],
  ['GET', /^\/api\/v1\/session$/, session], ['POST', /^\/api\/v1\/session$/, signedIn],
  ['DELETE', /^\/api\/v1\/session$/, ({ response }) => { response.setHeader('Set-Cookie', 'fivestar_session=; Max-Age=0; Path=/'); return { status: 204 } }],
  ['POST', /^\/api\/v1\/session\/password$/, passwordChanged],
  ['GET', /^\/api\/v1\/cases$/, page], ['POST', /^\/api\/v1\/cases$/, opened], ['GET', /^\/api\/v1\/case-counts$/, counted],
  ['GET', /^\/api\/v1\/cases\/([^/]+)$/, ({ parts }) => find(parts[0]) && ok(full(find(parts[0])))],
  ['GET', /^\/api\/v1\/cases\/([^/]+)\/entries$/, ({ parts }) => find(parts[0]) && ok({ items: find(parts[0]).entries })],
  ['GET', /^\/api\/v1\/cases\/([^/]+)\/promises\/([^/]+)$/, explained], ['POST', /^\/api\/v1\/cases\/([^/]+)\/moves$/, moved], ['POST', /^\/api\/v1\/cases\/([^/]+)\/ratings$/, rated],
  ['POST', /^\/api\/v1\/cases\/([^/]+)\/merge$/, merged], ['DELETE', /^\/api\/v1\/cases\/([^/]+)\/merge$/, unmerged], ['POST', /^\/api\/v1\/cases\/([^/]+)\/disclosures$/, disclosed],
  ['GET', /^\/api\/v1\/guarantee-facts$/, () => ok(law.vocabulary)], ['POST', /^\/api\/v1\/rulings$/, ({ body }) => (typeof body.facts.price === 'string' ? problem(400, 'bad_request', { detail: 'facts.price must be a number' }) : ok(law.decided(body.facts)))], ['GET', /^\/api\/v1\/cases\/([^/]+)\/rulings$/, ({ parts }) => ok({ items: law.kept(parts[0]) })],
  ['POST', /^\/api\/v1\/cases\/([^/]+)\/rulings$/, ({ parts, body, person }) => find(parts[0]) && ok(law.keep(find(parts[0]), body.facts, as(person)), 201)], ['GET', /^\/api\/v1\/rulings\/([^/]+)\/replay$/, ({ parts }) => law.replayed(parts[0]) && ok(law.replayed(parts[0]))],
  ['GET', /^\/api\/v1\/measures$/, measured], ['GET', /^\/api\/v1\/measures\/([^/]+)\/cases$/, behind], ['GET', /^\/api\/v1\/measure-book$/, () => ok({ items: book })],
  ['GET', /^\/api\/v1\/star$/, () => ok(star())], ['GET', /^\/api\/v1\/star\/history$/, ({ query }) => ok({ items: history(Number(query.get('days') ?? 90)) })],
  ['GET', /^\/api\/v1\/promises$/, promised], ['GET', /^\/api\/v1\/outlets$/, () => ok({ items: outlets })], ['GET', /^\/api\/v1\/processes$/, () => ok({ items: processes })],
  ['GET', /^\/api\/v1\/rulebooks$/, () => ok({ items: books.map(({ text, ...one }) => ({ ...one, sha256: sha256(text) })) })],
  ['GET', /^\/api\/v1\/rulebooks\/([^/]+)$/, ({ parts }) => bookOf(parts[0]) && { status: 200, text: bookOf(parts[0]).text }],
  ['POST', /^\/api\/v1\/rulebooks\/([^/]+)\/previews$/, previewed], ['POST', /^\/api\/v1\/rulebooks\/([^/]+)\/versions$/, published],
  ['GET', /^\/readyz$/, () => ok({ status: 'ready', parts: { store: 'ok', migrations: 'ok', lens: 'ok' } })],
  ['POST', /^\/api\/v1\/cases\/([^/]+)\/undo$/, undone], ['GET', /^\/api\/v1\/events$/, follow],
  ['PUT', /^\/api\/v1\/cases\/([^/]+)\/presence$/, (asked) => arrive({ ...asked, person: as(asked.person) })], ['DELETE', /^\/api\/v1\/cases\/([^/]+)\/presence$/, (asked) => go({ ...asked, person: as(asked.person) })], ['GET', /^\/api\/v1\/cases\/([^/]+)\/presence$/, here],
  ['GET', /^\/api\/v1\/work$/, work.worked], ['GET', /^\/api\/v1\/search$/, work.found],
  ['GET', /^\/api\/v1\/views$/, work.viewed], ['POST', /^\/api\/v1\/views$/, (asked) => work.viewMade({ ...asked, person: as(asked.person) })], ['PATCH', /^\/api\/v1\/views\/([^/]+)$/, work.viewChanged], ['DELETE', /^\/api\/v1\/views\/([^/]+)$/, work.viewDropped],
  ['POST', /^\/api\/v1\/bulk-previews$/, work.bulkPreviewed], ['POST', /^\/api\/v1\/bulk-actions$/, (asked) => work.bulkDone({ ...asked, person: as(asked.person) })], ['POST', /^\/api\/v1\/bulk-actions\/([^/]+)\/undo$/, (asked) => work.bulkUndone({ ...asked, person: as(asked.person) })],
  ['GET', /^\/api\/v1\/users$/, settings.peopled], ['POST', /^\/api\/v1\/users$/, settings.personMade], ['PATCH', /^\/api\/v1\/users\/([^/]+)$/, settings.personChanged], ['POST', /^\/api\/v1\/users\/([^/]+)\/password-resets$/, settings.passwordReset], ['GET', /^\/api\/v1\/roles$/, settings.roled],
  ['GET', /^\/api\/v1\/calendars$/, settings.calendared], ['GET', /^\/api\/v1\/calendars\/([^/]+)$/, settings.calendarYear],
  ['GET', /^\/api\/v1\/rulebooks\/([^/]+)\/draft$/, settings.draftRead], ['PUT', /^\/api\/v1\/rulebooks\/([^/]+)\/draft$/, settings.draftKept], ['DELETE', /^\/api\/v1\/rulebooks\/([^/]+)\/draft$/, settings.draftDropped],
  ['GET', /^\/api\/v1\/rulebooks\/([^/]+)\/versions$/, settings.versioned], ['GET', /^\/api\/v1\/rulebooks\/([^/]+)\/versions\/([^/]+)$/, settings.versionText],
  ['GET', /^\/api\/v1\/ledger$/, settings.ledgerHead], ['POST', /^\/api\/v1\/ledger\/verifications$/, settings.verified], ['GET', /^\/api\/v1\/ledger\/entries$/, settings.entried], ['GET', /^\/api\/v1\/ledger\/export$/, settings.ledgerExported],
  ['GET', /^\/api\/v1\/backups$/, settings.backed], ['POST', /^\/api\/v1\/backups$/, settings.backupMade],
  ['GET', /^\/api\/v1\/tokens$/, () => ok({ items: tokens })],
  ['POST', /^\/api\/v1\/tokens$/, ({ body }) => { tokens.push({ token_id: `t${tokens.length + 1}`, ...body, created_at: iso(now()), used_at: null }); return ok({ token_id: `t${tokens.length}`, token: 'fs_mock_' + sha256(body.name).slice(0, 40) }, 201) }],
  ['DELETE', /^\/api\/v1\/tokens\/([^/]+)$/, ({ parts }) => { const at = tokens.findIndex((one) => one.token_id === parts[0]); if (at < 0) return undefined; tokens.splice(at, 1); return { status: 204 } }],
]
