import { ApiProblem, readProblem } from './problem'

export type Query = Record<string, string | number | boolean | string[] | undefined | null>

interface Sending {
  query?: Query
  /** A value goes as JSON, a text as `type`. */
  body?: unknown
  type?: string
  /** One a submit, so that a repeated click or a lost answer opens nothing twice. */
  key?: string
  as?: 'json' | 'text'
}

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
  if (sending.body !== undefined) headers['Content-Type'] = sending.type ?? 'application/json'
  const body = sending.body === undefined ? undefined : sending.type ? String(sending.body) : JSON.stringify(sending.body)
  let response: Response
  try {
    response = await fetch(address(path, sending.query), { method, headers, body, credentials: 'same-origin' })
  } catch {
    throw new ApiProblem({ status: 0, code: 'unreachable' })
  }
  keepClock(response)
  if (!response.ok) {
    const problem = await readProblem(response)
    if (response.status === 401 && path !== '/api/v1/session') standing.signedOut()
    throw problem
  }
  if (response.status === 204) return undefined as T
  return (sending.as === 'text' ? await response.text() : await response.json()) as T
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
