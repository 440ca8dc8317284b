import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

/** The password that a fresh server printed, where its log is named. */
const printedIn = (text) => /password\W+(\S+)/i.exec(text)?.[1]
function printed() {
  const log = process.env.FIVESTAR_SERVER_LOG
  return log && existsSync(log) ? printedIn(readFileSync(log, 'utf8')) : undefined
}

export const instant = '2026-11-22T06:05:00Z'
export const login = process.env.FIVESTAR_LOGIN ?? (process.env.FIVESTAR_URL ? 'demo' : 'admin')
export const password = process.env.FIVESTAR_PASSWORD ?? printed() ?? 'a-long-enough-password'
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

/** The real server when FIVESTAR_URL names one; else the stand-in at a frozen instant. */
export async function startServer() {
  if (process.env.FIVESTAR_URL) return { url: process.env.FIVESTAR_URL.replace(/\/$/, ''), real: true, stop: () => {} }
  const child = spawn(process.execPath, [fileURLToPath(new URL('../mock/server.mjs', import.meta.url))], { env: { ...process.env, MOCK_PORT: '0', FIVESTAR_NOW: instant }, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  const said = await new Promise((ready, failed) => { child.stdout.once('data', ready); child.once('exit', () => failed(new Error('the mock did not start'))) })
  return { url: /http:\S+/.exec(String(said))[0], real: false, stop: () => child.kill() }
}

export const startBrowser = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags })

export async function signInByHand(page) {
  await page.goto('/sign-in')
  await page.fill('#login', login)
  await page.fill('#password', password)
  await page.click('button[type=submit]')
  await page.waitForURL((url) => url.pathname === '/')
}

let second
/** A second person, made by the first; the stand-in has one. */
async function makeSecond(context, server, maker) {
  if (!server.real) return { login: 'linjia', password: 'any' }
  if (second) return second
  const first = await context.request.post('/api/v1/session', { data: maker })
  const headers = { 'X-CSRF-Token': (await first.json()).csrf }
  const made = await (await context.request.post('/api/v1/users', { headers, data: { login: 'second', name: '林佳', role: 'manager' } })).json()
  await context.request.delete('/api/v1/session', { headers })
  const own = await (await context.request.post('/api/v1/session', { data: { login: 'second', password: made.password } })).json()
  second = { login: 'second', password: 'another-long-password-7' }
  await context.request.post('/api/v1/session/password', { headers: { 'X-CSRF-Token': own.csrf }, data: { current: made.password, wanted: second.password } })
  return second
}

/** Signed in by the API; journeys of the sign-in page do it by hand. */
export async function newPage(browser, server, { language = 'zh', theme = 'light', width = 1440, height = 900, signIn = true, person = '', account = '', at = '' } = {}) {
  const context = await browser.newContext({ baseURL: server.url, viewport: { width, height }, locale: language === 'zh' ? 'zh-CN' : 'en-GB', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' })
  await context.addInitScript(([language, theme]) => {
    if (!localStorage.getItem('language')) localStorage.setItem('language', language)
    if (!localStorage.getItem('theme')) localStorage.setItem('theme', theme)
  }, [language, theme])
  const page = await context.newPage()
  page.setDefaultTimeout(10000)
  page.complaints = []
  page.asking = new Set()
  page.on('request', (request) => {
    if (request.isNavigationRequest()) page.asking.clear() // what the page before it asked is never answered
    // The stream of news never ends, and a worker is loaded behind the page's back.
    if (!/\/api\/v1\/events|events_worker/.test(request.url())) page.asking.add(request)
  })
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, (request) => page.asking.delete(request))
  page.on('pageerror', (error) => page.complaints.push(String(error)))
  page.on('console', (message) => { if (message.type() === 'error' && !/status of 40[0-9]|status of 422/.test(message.text())) page.complaints.push(message.text()) })
  if (signIn) {
    const first = account ? { login: 'demo', password: printedIn(account) } : { login, password }
    const who = person ? await makeSecond(context, server, first) : first
    const answer = await context.request.post('/api/v1/session', { data: who })
    if (!answer.ok()) throw new Error(`signing in was answered ${answer.status()}`)
    if (at) await page.goto(at)
  }
  return page
}

/** Everything asked has answered, stayed so for four frames, and every chart is drawn. What has no answer after five
 *  seconds is taken as given up: the browser does not tell of each request that a page left behind. */
export async function settled(page) {
  await page.waitForLoadState('load')
  const looks = () => page.evaluate(() => new Promise((seen) => {
    let calm = 0
    const look = () => {
      const busy = document.querySelector('[data-state="loading"]') || [...document.querySelectorAll('[data-ready]')].some((chart) => chart.dataset.ready === 'false')
      calm = busy ? 0 : calm + 1
      if (calm < 4) requestAnimationFrame(look)
      else seen(true)
    }
    requestAnimationFrame(look)
  }))
  const began = Date.now()
  for (await looks(); page.asking.size && Date.now() - began < 5000; await looks()) await page.waitForTimeout(20)
  page.asking.clear()
}
