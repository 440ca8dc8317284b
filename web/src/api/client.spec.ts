import { afterEach, describe, expect, it, vi } from 'vitest'
import { address, ask, get, getFile, now, onSignedOut, post, setCsrf, setLanguage } from './client'
import { connection, setPatience } from './connection'
import { ApiProblem, asProblem } from './problem'

const answers = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  vi.fn(() => Promise.resolve(new Response(body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json', ...headers } })))
setPatience(0)
const sent = (mock: ReturnType<typeof answers>) => (mock.mock.calls as unknown as [string, RequestInit & { headers: Record<string, string> }][])[0]!

afterEach(() => { vi.unstubAllGlobals(); setCsrf(''); setLanguage('zh'); connection.lost = false })

describe('client', () => {
  it('writes repeated and absent parameters as the contract has them', () => {
    expect(address('/a', { where: ['outlet:N01', 'kind:repair'], q: '', from: undefined, late: true })).toBe('/a?where=outlet%3AN01&where=kind%3Arepair&late=true')
  })
  it('carries the token of the session and one key a submit on a change, and neither on a read', async () => {
    const fetched = answers(200, {})
    vi.stubGlobal('fetch', fetched)
    setCsrf('c1')
    setLanguage('en')
    await post('/x', {}, 'k1')
    expect(sent(fetched)[1].headers).toMatchObject({ 'X-CSRF-Token': 'c1', 'Idempotency-Key': 'k1', 'Accept-Language': 'en' })
    fetched.mockClear()
    await get('/x')
    expect(sent(fetched)[1].headers).not.toHaveProperty('X-CSRF-Token')
    expect(sent(fetched)[1].headers).not.toHaveProperty('Idempotency-Key')
  })
  it('turns a problem into a typed refusal with all its complaints', async () => {
    vi.stubGlobal('fetch', answers(422, { type: 't', title: '不接受', status: 422, code: 'bad_input', fields: { subject: '必填' } }))
    const thrown = await post('/x', {}).catch((one: unknown) => one)
    expect(thrown).toBeInstanceOf(ApiProblem)
    expect(thrown).toMatchObject({ status: 422, code: 'bad_input', title: '不接受', fields: { subject: '必填' } })
  })
  it('names a refusal without a readable body by its status', async () => {
    vi.stubGlobal('fetch', answers(502, '<html>', { 'content-type': 'text/html' }))
    expect(await get('/x').catch((one: unknown) => one)).toMatchObject({ status: 502, code: 'failure' })
    vi.stubGlobal('fetch', answers(404, '{"broken', {}))
    expect(await get('/x').catch((one: unknown) => one)).toMatchObject({ status: 404, code: 'http_404' })
  })
  it('says unreachable when there is no answer', async () => {
    vi.stubGlobal('fetch', vi.fn(() => Promise.reject(new TypeError('no network'))))
    expect(await get('/x').catch((one: unknown) => one)).toMatchObject({ status: 0, code: 'unreachable' })
  })
  it('sends again what may be repeated, with the same key, until an answer comes, and says meanwhile that the road is lost', async () => {
    setPatience(1000, 1)
    const states: boolean[] = []
    let left = 2
    const fetched = vi.fn(() => {
      states.push(connection.lost)
      return left-- > 0 ? Promise.reject(new TypeError('no network')) : Promise.resolve(new Response('{"id":"c1"}', { status: 201 }))
    })
    vi.stubGlobal('fetch', fetched)
    expect(await post('/x', { a: 1 }, 'k7')).toEqual({ id: 'c1' })
    expect(states).toEqual([false, true, true])
    expect(connection.lost).toBe(false)
    expect((fetched.mock.calls as unknown as [string, { headers: Record<string, string> }][]).map(([, how]) => how.headers['Idempotency-Key'])).toEqual(['k7', 'k7', 'k7'])
    setPatience(0)
  })
  it('waits where the server says so, and never repeats a change without a key', async () => {
    setPatience(1000, 1)
    const busy = vi.fn(() => Promise.resolve(new Response('{"code":"busy"}', { status: 503, headers: { 'content-type': 'application/problem+json', 'retry-after': '0' } })))
    vi.stubGlobal('fetch', busy)
    expect(await ask('PATCH', '/x', { body: {} }).catch((one: unknown) => one)).toMatchObject({ status: 503, code: 'busy' })
    expect(busy).toHaveBeenCalledOnce()
    let said = 0
    vi.stubGlobal('fetch', vi.fn(() => Promise.resolve(said++ === 0 ? new Response('', { status: 503, headers: { 'retry-after': '0' } }) : new Response('{}'))))
    expect(await get('/x')).toEqual({})
    setPatience(0)
  })
  it('gives a file the name that the server gave it', async () => {
    vi.stubGlobal('fetch', answers(200, 'a,b', { 'content-disposition': "attachment; filename*=UTF-8''%E6%9C%8D%E5%8A%A1%E5%8D%95.csv" }))
    expect((await getFile('/x')).name).toBe('服务单.csv')
  })
  it('tells when the session has ended, but not while asking who is signed in', async () => {
    const told = vi.fn()
    onSignedOut(told)
    vi.stubGlobal('fetch', answers(401, { code: 'unauthenticated', status: 401 }))
    await get('/api/v1/session').catch(() => {})
    expect(told).not.toHaveBeenCalled()
    await get('/api/v1/cases').catch(() => {})
    expect(told).toHaveBeenCalledOnce()
  })
  it('keeps the clock of the server when the two differ', async () => {
    vi.stubGlobal('fetch', answers(200, {}, { date: new Date(Date.now() + 3600_000).toUTCString() }))
    await get('/x')
    expect(now() - Date.now()).toBeGreaterThan(3590_000)
    vi.stubGlobal('fetch', answers(200, {}, { date: new Date().toUTCString() }))
    await get('/x')
    expect(now() - Date.now()).toBe(0)
  })
  it('reads no body where there is none', async () => {
    vi.stubGlobal('fetch', answers(204, undefined))
    expect(await ask('DELETE', '/x')).toBeUndefined()
  })
  it('keeps what is not a problem apart as a bug', () => expect(asProblem(new Error('x'))).toMatchObject({ status: 0, code: 'bug' }))
})
