/** The server dies under an open page: the page says so, loses nothing, and goes on. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { newPage, settled } from './browser.mjs'
import { calm, holds, is } from './expect.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
export const program = process.env.FIVESTAR_BINARY ?? join(root, 'build/release/fivestar')
const freePort = () => new Promise((found) => { const probe = createServer().listen(0, '127.0.0.1', () => { const { port } = probe.address(); probe.close(() => found(port)) }) })

/** A server of one's own that may be killed: the built binary where the run has one, else the stand-in. */
export async function ownServer(real) {
  const port = await freePort(), folder = mkdtempSync(join(tmpdir(), 'fivestar-own-'))
  const url = `http://127.0.0.1:${port}`
  const command = real ? [program, ['serve', '--demo', '--data', join(folder, 'data'), '--listen', `127.0.0.1:${port}`]] : [process.execPath, [join(root, 'web/mock/server.mjs')]]
  let child
  let said = ''
  const answers = async () => { try { return (await fetch(`${url}/healthz`)).ok } catch { return false } }
  const start = async () => {
    child = spawn(command[0], command[1], { env: { ...process.env, MOCK_PORT: String(port), FIVESTAR_NOW: '' }, stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.on('data', (text) => { said += text })
    child.stderr.on('data', (text) => { said += text })
    const until = Date.now() + 120000
    while (!(await answers())) { if (Date.now() > until) throw new Error(`the server does not come up: ${said}`); await new Promise((next) => setTimeout(next, 50)) }
  }
  await start()
  return {
    url, real, start, said: () => said, folder,
    kill: () => new Promise((dead) => { child.once('exit', dead); child.kill('SIGKILL') }),
    /** Told to stop; its exit status. */
    end: () => new Promise((ended) => { child.once('exit', (status) => ended(status)); child.kill('SIGTERM') }),
    stop: async () => { if (child.exitCode === null && child.signalCode === null) await new Promise((dead) => { child.once('exit', dead); child.kill('SIGKILL') }); rmSync(folder, { recursive: true, force: true }) },
  }
}

/** While a server is down the browser itself tells of failed requests; that is no complaint of the page. */
const forgive = (page) => { page.complaints = page.complaints.filter((one) => !/ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE|Failed to load resource/.test(one)) }

export const lostJourneys = [
  ['the server is killed under an open page and comes back: said, nothing lost, gone on', async (browser, server) => {
    const own = await ownServer(server.real)
    try {
      const page = await newPage(browser, own, { account: server.real ? own.said() : '' })
      await page.goto('/cases?state=assigned')
      await settled(page)
      await page.locator('tbody td.number a').first().click()
      await page.waitForSelector('.steps')
      const id = new URL(page.url()).pathname.split('/').pop()
      await page.keyboard.press('i')
      await page.keyboard.type('断网时写的话')
      await own.kill()
      await page.locator('[data-test=connection-lost]').waitFor()
      await page.locator('.reply button[type=submit]').click()
      is(await page.inputValue('.reply textarea'), '断网时写的话', 'the words stay while it is sent')
      await own.start()
      await page.locator('.timeline .said', { hasText: '断网时写的话' }).first().waitFor({ timeout: 30000 })
      await page.locator('[data-test=connection-lost]').waitFor({ state: 'hidden', timeout: 30000 })
      is(await page.locator('[role=alert]').count(), 0, 'nobody saw an error')
      const entries = await (await page.request.get(`/api/v1/cases/${id}/entries`)).json()
      is(entries.items.filter((entry) => entry.facts.text === '断网时写的话').length, 1, 'said once')
      holds(await page.locator('.steps').isVisible(), 'the page goes on')
      forgive(page)
      calm(page)
    } finally {
      await own.stop()
    }
  }, '/api/v1/events'],
]
