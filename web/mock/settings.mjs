/** People, roles, calendars, drafts, the ledger and backups of the mock. */
import { books, sha256 } from './books.mjs'
import { cases, iso, nextSeq, now } from './world.mjs'

const ok = (body, status = 200) => ({ status, body })
const problem = (status, code, more = {}) => ({ status, body: { type: `/problems/${code}`, title: more.title ?? code, status, code, ...more } })

const one = (user_id, login, name, role, outlet = null, person = null, more = {}) => ({ user_id, login, name, role, outlet, person, created_at: '2026-09-01T01:00:00Z', disabled_at: null, must_change_password: false, ...more })
export const people = [one('u1', 'admin', '王管理员', 'admin'), one('u2', 'linjia', '林佳', 'manager'), one('u3', 'chenxiao', '陈晓', 'agent', 'N01', '陈晓'), one('u4', 'zhang', '张师傅', 'technician', 'N02', '张师傅'), one('u5', 'zhoumin', '周敏', 'outlet_manager', 'N03'), one('u6', 'hejun', '何俊', 'agent', null, null, { disabled_at: '2026-10-30T09:00:00Z' }), one('u7', 'newcomer', '新同事', 'agent', null, null, { must_change_password: true })]
const passwords = new Map()
const word = () => `Mock-${Math.random().toString(36).slice(2, 10)}-pw`
export const personOf = (login) => people.find((other) => other.login === login)
export const mustChange = (person, password) => person.must_change_password && (!passwords.has(person.login) || passwords.get(person.login) === password)
export const peopled = () => ok({ items: people })
export function personMade({ body }) {
  const fields = Object.fromEntries(['login', 'name', 'role'].filter((name) => !body[name]).map((name) => [name, '必填']))
  if (personOf(body.login)) fields.login = '这个用户名已经有人用'
  if (Object.keys(fields).length) return problem(400, 'bad_request', { title: '填写不完整', fields })
  const made = { ...one(`u${people.length + 1}`, body.login, body.name, body.role, body.outlet ?? null, body.person ?? null, { must_change_password: true }), created_at: iso(now()) }
  people.push(made)
  const password = word()
  passwords.set(made.login, password)
  return ok({ ...made, password }, 201)
}
export function personChanged({ parts, body }) {
  const person = people.find((other) => other.user_id === parts[0])
  if (!person) return undefined
  const { disabled, ...rest } = body
  if (person.role === 'admin' && (disabled || (rest.role && rest.role !== 'admin')) && people.filter((other) => other.role === 'admin' && !other.disabled_at).length < 2) return problem(409, 'last_admin', { title: '最后一位管理员不能停用或改角色' })
  Object.assign(person, rest, disabled === undefined ? {} : { disabled_at: disabled ? iso(now()) : null })
  return ok(person)
}
export function passwordReset({ parts }) {
  const person = people.find((other) => other.user_id === parts[0])
  if (!person) return undefined
  const password = word()
  passwords.set(person.login, password)
  person.must_change_password = true
  return ok({ password }, 201)
}
const titles = { admin: ['管理员', 'Administrator'], manager: ['服务经理', 'Service manager'], dispatcher: ['派工员', 'Dispatcher'], agent: ['客服', 'Agent'], technician: ['技师', 'Technician'], outlet_manager: ['网点负责人', 'Outlet manager'], assessor: ['评审员', 'Assessor'], executive: ['高管', 'Executive'] }
const work = ['read_cases', 'work_on_cases']
const may = { admin: [...work, 'publish_books', 'manage_tokens', 'manage_people', 'read_ledger', 'verify_ledger'], manager: [...work, 'publish_books'], dispatcher: work, agent: work, technician: work, outlet_manager: work, assessor: ['read_cases'], executive: ['read_cases', 'read_ledger'] }
export const roled = () => ok({ items: Object.entries(titles).map(([id, [zh, en]]) => ({ id, text: { zh, en }, permissions: may[id] })) })

const holidays = { '01-01': '元旦', '02-17': '春节', '02-18': '春节', '02-19': '春节', '02-20': '春节', '02-16': '春节', '04-06': '清明节', '05-01': '劳动节', '05-04': '劳动节', '05-05': '劳动节', '06-19': '端午节', '09-25': '中秋节', '10-01': '国庆节', '10-02': '国庆节', '10-03': '国庆节', '10-04': '国庆节', '10-05': '国庆节', '10-06': '国庆节', '10-07': '国庆节' }
const made = { '02-14': '春节', '02-28': '春节', '05-09': '劳动节', '09-20': '国庆节', '10-10': '国庆节' }
export const calendared = () => ok({ items: [{ id: 'cn', title: { zh: '中国工作日', en: 'Working days in China' }, zone: 'Asia/Shanghai', published_until: '2026-12-31' }, { id: 'cn-24x7', title: { zh: '全天候', en: 'Around the clock' }, zone: 'Asia/Shanghai', published_until: null }] })
export function calendarYear({ parts, query }) {
  const year = Number(query.get('year')), days = []
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86400000) {
    const on = iso(at).slice(0, 10), weekend = [0, 6].includes(new Date(at).getUTCDay()), key = on.slice(5), always = parts[0] !== 'cn'
    const kind = always ? 'working' : holidays[key] ? 'holiday' : made[key] ? 'makeup' : weekend ? 'weekend' : 'working'
    const name = kind === 'holiday' || kind === 'makeup' ? { zh: holidays[key] ?? made[key], en: '' } : null
    days.push({ on, open: always ? [['00:00', '24:00']] : kind === 'working' || kind === 'makeup' ? [['09:00', '18:00']] : [], kind, name: name && { ...name, en: name.zh } })
  }
  return ok({ ...calendared().body.items.find((one) => one.id === parts[0]), source: parts[0] === 'cn' ? '国务院办公厅关于 2026 年部分节假日安排的通知' : '', year, days })
}

const drafts = new Map()
const complaintsOf = (text) => text.split('\n').flatMap((line, n) => (/\t/.test(line) ? [{ line: n + 1, column: line.indexOf('\t') + 1, text: '缩进不能用制表符' }] : /: \?\?$/.test(line) ? [{ line: n + 1, column: line.length - 1, text: '不认识的值' }] : []))
export const draftRead = ({ parts }) => drafts.has(parts[0]) ? ok(drafts.get(parts[0])) : undefined
export function draftKept({ parts, body }) { drafts.set(parts[0], { text: body.text, complaints: complaintsOf(body.text), saved_at: iso(now()) }); return ok(drafts.get(parts[0])) }
export function draftDropped({ parts }) { drafts.delete(parts[0]); return { status: 204 } }
export const versioned = ({ parts }) => { const book = books.find((other) => other.id === parts[0]); return book && ok({ items: book.past.map((text, n) => ({ version: n + 1, sha256: sha256(text), published_at: book.published_at })) }) }
export const versionText = ({ parts }) => { const text = books.find((other) => other.id === parts[0])?.past[Number(parts[1]) - 1]; return text === undefined ? undefined : { status: 200, text } }

const head = () => cases.reduce((most, other) => Math.max(most, other.entries.at(-1)?.seq ?? 0), 0)
export const ledgerHead = () => ok({ head_seq: head(), sealed_seq: head() - 7, blocks: 412, last_block: { block: 412, hash: sha256('block 412'), sealed_at: iso(now() - 41000) }, public_key: sha256('key') })
export const verified = () => ok({ holds: true, entries: head(), blocks: 412, seconds: 1.8, fault: null }, 201)
export function entried({ query }) {
  const after = Number(query.get('after') ?? 0), limit = Number(query.get('limit') ?? 50)
  const all = cases.flatMap((other) => other.entries.map((entry) => ({ ...entry, subject_kind: 'case', subject_id: other.id }))).filter((entry) => entry.seq > after).sort((a, b) => a.seq - b.seq)
  return ok({ items: all.slice(0, limit) })
}
export function ledgerExported({ response }) { response.setHeader('Content-Disposition', 'attachment; filename="ledger.txt"'); return { status: 200, text: `fivestar-ledger 1\nH\t${head()}\n`, type: 'text/plain; charset=utf-8' } }

const backups = [{ name: 'fivestar-20261120-0200.tar', made_at: '2026-11-19T18:00:00Z', bytes: 412_300_000, head: sha256('b1'), verified: true }, { name: 'fivestar-20261119-0200.tar', made_at: '2026-11-18T18:00:00Z', bytes: 410_000_100, head: sha256('b0'), verified: true }]
export const backed = () => ok({ items: backups })
export function backupMade() { const made = { name: `fivestar-${iso(now()).replace(/\D/g, '').slice(0, 12)}.tar`, made_at: iso(now()), bytes: 413_100_000, head: sha256(String(nextSeq())), verified: true }; backups.push(made); return ok(made, 201) }
