/** A stand-in for the server: the contract's answers from a made-up company, and the built pages. `npm run mock`, port 8601 or MOCK_PORT. */
import { createServer } from 'node:http'
import { existsSync, readFileSync } from 'node:fs'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { routes } from './routes.mjs'
import { people } from './settings.mjs'
import { now } from './world.mjs'

const dist = fileURLToPath(new URL('../dist', import.meta.url))
const kinds = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml' }
const open = new Set(['POST /api/v1/session', 'GET /healthz', 'GET /readyz'])
const titles = { unauthenticated: ['请先登录', 'Sign in first'], csrf: ['请求未带防伪标记', 'The request carries no CSRF token'], not_found: ['没有找到', 'Not found'] }

export const problem = (status, code, more = {}) => ({ status, body: { type: `/problems/${code}`, title: more.title ?? code, status, code, ...more } })

function page(path, response) {
  const file = join(dist, normalize(path).replace(/^(\.\.[/\\])+/, ''))
  const found = extname(file) && existsSync(file) ? file : join(dist, 'index.html')
  response.writeHead(200, { 'Content-Type': kinds[extname(found)] ?? 'application/octet-stream', 'Content-Security-Policy': "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:" })
  response.end(readFileSync(found))
}

async function answer(request, response) {
  const url = new URL(request.url, 'http://mock')
  response.setHeader('Date', new Date(now()).toUTCString())
  if (!url.pathname.startsWith('/api/') && !['/healthz', '/readyz'].includes(url.pathname)) return page(url.pathname, response)
  let text = ''
  for await (const chunk of request) text += chunk
  const language = (request.headers['accept-language'] ?? 'zh').startsWith('en') ? 1 : 0
  const cookie = /fivestar_session=(u\d+)/.exec(request.headers.cookie ?? '')?.[1]
  const person = people.find((one) => one.user_id === cookie && !one.disabled_at)
  const signedIn = Boolean(person)
  const name = `${request.method} ${url.pathname}`
  let said
  if (!signedIn && !open.has(name)) said = problem(401, 'unauthenticated')
  else if (signedIn && request.method !== 'GET' && request.headers['x-csrf-token'] !== 'mock-csrf' && !open.has(name)) said = problem(403, 'csrf')
  else said = dispatch(request, url, text, response, person) ?? problem(404, 'not_found')
  if (said.body?.code && titles[said.body.code]) said.body.title = titles[said.body.code][language]
  if (said.stream) return undefined
  response.statusCode = said.status
  if (said.status === 204) return response.end()
  response.setHeader('Content-Type', said.text !== undefined ? (said.type ?? 'application/yaml') : said.status >= 400 ? 'application/problem+json' : 'application/json')
  response.end(said.text ?? JSON.stringify(said.body))
}

function dispatch(request, url, text, response, person) {
  for (const [method, pattern, act] of routes) {
    const found = method === request.method && pattern.exec(url.pathname)
    if (!found) continue
    const isJson = (request.headers['content-type'] ?? '').includes('json')
    return act({ person, query: url.searchParams, parts: found.slice(1).map(decodeURIComponent), body: isJson && text ? JSON.parse(text) : text, request, response })
  }
  return undefined
}

const port = Number(process.env.MOCK_PORT ?? 8601)
const server = createServer((request, response) => answer(request, response).catch((error) => { console.error(error); response.statusCode = 500; response.end() }))
server.listen(port, '127.0.0.1', () => console.log(`mock on http://127.0.0.1:${server.address().port} (sign in: admin / any password)`))
process.on('disconnect', () => process.exit())
