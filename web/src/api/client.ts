import { connection, makePauses } from './connection'
import { ApiProblem, readProblem } from './problem'

export type Query = Record<string, string | number | boolean | string[] | undefined | null>

interface Sending {
  query?: Query
  /** A value goes as JSON, a text as `type`. */
  body?: unknown
  type?: string
  /** One a submit, so that a repeated click or a lost answer opens nothing twice. */
  key?: string
  /** The version that was seen, so that nobody's later change is written over. */
  match?: string
  as?: 'json' | 'text' | 'file'
  /** An answer that says "not now" is the answer: it is not asked for again. */
  once?: boolean
}

/** Bytes with the name that the server gave them. */
export interface NamedFile { name: string; bytes: Blob }

const standing = { csrf: '', language: 'zh', skew: 0, signedOut: () => {} }

export function setCsrf(csrf: string) { standing.csrf = csrf }
export function setLanguage(language: string) { standing.language = language }
export function onSignedOut(then: () => void) { standing.signedOut = then }

/** The server's clock, because due times are judged by it and not by the reader's machine. */
export function now(): number { return Date.now() + standing.skew }

export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export function address(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue
    for (const one of Array.isArray(value) ? value : [value]) parameters.append(name, String(one))
  }
  const text = parameters.toString()
  return text ? `${path}?${text}` : path
}

export async function ask<T>(method: string, path: string, sending: Sending = {}): Promise<T> {
  const headers: Record<string, string> = { 'Accept-Language': standing.language }
  const changes = method !== 'GET'
  if (changes && standing.csrf) headers['X-CSRF-Token'] = standing.csrf
  if (method === 'POST' && sending.key) headers['Idempotency-Key'] = sending.key
  if (sending.match) headers['If-Match'] = sending.match
  if (sending.body !== undefined) headers['Content-Type'] = sending.type ?? 'application/json'
  const body = sending.body === undefined ? undefined : sending.body instanceof Blob ? sending.body : sending.type ? String(sending.body) : JSON.stringify(sending.body)
  const repeatable = !sending.once && (method === 'GET' || method === 'PUT' || Boolean(sending.key))
  const response = await send(address(path, sending.query), { method, headers, body, credentials: 'same-origin' }, repeatable)
  keepClock(response)
  if (!response.ok) {
    const problem = await readProblem(response)
    if (response.status === 401 && path !== '/api/v1/session') standing.signedOut()
    throw problem
  }
  return (await read(response, sending.as ?? 'json')) as T
}

/** What may be repeated is sent again where no answer came, or one that says "later": a lost answer is not a lost change. */
async function send(to: string, how: RequestInit, repeatable: boolean): Promise<Response> {
  const pause = makePauses()
  for (;;) {
    const response = await fetch(to, how).catch(() => undefined)
    connection.lost = !response
    if (response && response.status !== 503 && response.status !== 429) return response
    const after = Number(response?.headers.get('retry-after') ?? NaN)
    if (repeatable && (await pause(Number.isNaN(after) ? undefined : after * 1000))) continue
    if (response) return response
    throw new ApiProblem({ status: 0, code: 'unreachable' })
  }
}

async function read(response: Response, as: 'json' | 'text' | 'file'): Promise<unknown> {
  if (response.status === 204) return undefined
  if (as === 'text') return response.text()
  if (as === 'json') return response.json()
  const named = /filename\*=UTF-8''([^;]+)|filename="?([^";]+)/i.exec(response.headers.get('content-disposition') ?? '')
  return { name: decodeURIComponent(named?.[1] ?? named?.[2] ?? 'export'), bytes: await response.blob() }
}

function keepClock(response: Response) {
  const said = Date.parse(response.headers.get('date') ?? '')
  const skew = said - Date.now()
  if (!Number.isNaN(said)) standing.skew = Math.abs(skew) > 2000 ? skew : 0
}

export const get = <T>(path: string, query?: Query) => ask<T>('GET', path, { query })
export const post = <T>(path: string, body: unknown, key = newKey()) => ask<T>('POST', path, { body, key })
export const remove = <T>(path: string) => ask<T>('DELETE', path)
export const getText = (path: string) => ask<string>('GET', path, { as: 'text' })
export const postYaml = <T>(path: string, text: string) =>
  ask<T>('POST', path, { body: text, type: 'application/yaml', key: newKey() })
export const change = <T>(path: string, body: unknown, match?: string) => ask<T>('PATCH', path, { body, match })
export const put = <T>(path: string, body: unknown) => ask<T>('PUT', path, { body })
export const getFile = (path: string, query?: Query) => ask<NamedFile>('GET', path, { query, as: 'file' })
