/** A working day in short: two agents in two browsers, an import beside them, the server killed twice. `make workday`.
 *
 *  MINUTES is how long (20), SEED repeats what the agents choose. In the end nobody has seen an error but the bar that says
 *  the server is away, everything that a page showed as done is in the store once, and the ledger and its cases hold. */
import { execFile } from 'node:child_process'
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { newPage, startBrowser } from './browser.mjs'
import { ownServer, program } from './lost_journeys.mjs'
import { chores } from './workday_chores.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const pictures = join(root, 'build/screenshots')
const minutes = Number(process.env.MINUTES ?? 20)
const seed = Number(process.env.SEED ?? Date.now() % 100000)
const until = Date.now() + minutes * 60_000
const sleep = (ms) => new Promise((done) => setTimeout(done, ms))

/** What happened, for all who take part. */
const day = { down: false, quietUntil: 0, troubles: [], opened: new Map(), said: [], done: 0, kills: 0 }
const trouble = (who, what) => { day.troubles.push(`${who}: ${what}`); console.log(`      ${who}: ${what}`) }
/** Requests fail while the server is away, and a moment longer. What a page shows has no such excuse. */
const away = () => day.down || Date.now() < day.quietUntil

function makeDice(from) {
  let state = from
  return (n) => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return Math.floor((state / 2 ** 32) * n) }
}

const run = (...words) => new Promise((done) => execFile(program, words, { maxBuffer: 1 << 26 }, (error, out, err) => done({ status: error ? (error.code ?? 1) : 0, out, err })))

/** Everything that a person would see as something gone wrong. */
async function watch(page, who) {
  await page.exposeBinding('sawTrouble', (_, text) => trouble(who, `the page says: ${text}`))
  await page.addInitScript(() => {
    const errors = '[role=alert], .el-message--error, [data-state=refused], .el-form-item__error'
    const look = (node) => {
      if (!(node instanceof Element)) return
      for (const one of [node, ...node.querySelectorAll(errors)]) if (one.matches(errors) && one.textContent.trim()) window.sawTrouble(one.textContent.trim())
    }
    new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach(look))).observe(document, { childList: true, subtree: true })
  })
  page.on('pageerror', (error) => trouble(who, `the page broke: ${error}`))
  page.on('response', (response) => { if (response.status() >= 400 && !away()) trouble(who, `${response.request().method()} ${response.url()} was answered ${response.status()}`) })
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? ''
    if (!away() && !/ERR_ABORTED/.test(why)) trouble(who, `${request.method()} ${request.url()} failed: ${why}`)
  })
}

async function work(page, who, dice) {
  await page.goto('/')
  for (let step = 1; Date.now() < until; ++step) {
    const [name, act] = chores[dice(chores.length)]
    try {
      await act(page, { dice, day, word: `${who} ${step}` })
      ++day.done
    } catch (error) {
      trouble(who, `${name}: ${String(error.message ?? error).split('\n').slice(0, 3).join(' ')}`)
      await page.screenshot({ path: join(pictures, `workday-${day.troubles.length}.png`) }).catch(() => {})
      await page.keyboard.press('Escape').catch(() => {})
    }
    await page.waitForTimeout(300 + dice(1500))
  }
}

/** A log that grows, imported again and again; what a kill interrupts goes on with the next. */
async function importBeside(own) {
  const log = join(own.folder, 'log.csv'), map = join(own.folder, 'map.yaml')
  writeFileSync(map, 'source: workday\nrows: events\nzone: Asia/Shanghai\ncase: case\nactivity: step\ninstant: {columns: [at], format: yyyy-MM-dd HH:mm:ss}\nresource: who\nmeanings: {opened: [received], resolved: [fixed]}\nattributes: {kind: {constant: repair}}\n')
  writeFileSync(log, 'case,step,at,who\n')
  let cases = 0
  const once = async () => run('import', 'log', log, '--map', map, '--data', join(own.folder, 'data'))
  while (Date.now() < until) {
    for (const end = cases + 400; cases < end; ++cases) appendFileSync(log, `C${cases},received,2026-10-0${1 + (cases % 9)} 09:00:00,Li\nC${cases},fixed,2026-10-0${1 + (cases % 9)} 11:00:00,Li\n`)
    while (day.down) await sleep(100) // whoever runs it waits until the server is back
    const done = await once()
    if (done.status !== 0 && !away()) trouble('import', `${done.status} ${done.err}`)
    await sleep(3000)
  }
  const last = await once()
  return { cases, status: last.status, said: last.err }
}

async function killTwice(own, pages, dice) {
  for (const part of [1 / 3, 2 / 3]) {
    await sleep(Math.max(0, until - minutes * 60_000 * (1 - part) - Date.now()))
    day.down = true
    await own.kill()
    ++day.kills
    await sleep(2000 + dice(4000))
    await own.start()
    day.down = false
    day.quietUntil = Date.now() + 10_000
    console.log(`      killed and started again, ${day.done} chores done`)
    for (const [who, page] of pages) {
      await page.locator('[data-test=connection-lost]').waitFor({ state: 'hidden', timeout: 30_000 }).catch(() => trouble(who, 'the page still says that the server is away'))
    }
  }
}

/** What a page showed as done and is not in the store, or is there twice. */
async function lost(own) {
  const token = (await run('token', 'create', '--name', 'workday', '--scope', 'cases:read', '--data', join(own.folder, 'data'))).out.trim()
  const ask = async (path) => { const answer = await fetch(own.url + path, { headers: { Authorization: `Bearer ${token}` } }); return answer.ok ? answer.json() : undefined }
  const missing = []
  for (const [id, subject] of day.opened) if ((await ask(`/api/v1/cases/${id}`))?.subject !== subject) missing.push(`case ${id} "${subject}"`)
  for (const { id, text } of day.said) {
    const entries = (await ask(`/api/v1/cases/${id}/entries?limit=200`))?.items ?? []
    const times = entries.filter((entry) => entry.facts?.text === text).length
    if (times !== 1) missing.push(`"${text}" stands ${times} times in ${id}`)
  }
  return missing
}

const results = []
const holds = (name, complaints) => {
  results.push(complaints.length === 0)
  console.log(`${complaints.length ? 'FAIL ' : 'ok   '} ${name}${complaints.slice(0, 40).map((one) => `\n      ${one}`).join('')}`)
}

mkdirSync(pictures, { recursive: true })
console.log(`${minutes} minutes, seed ${seed}`)
const own = await ownServer(true)
const browsers = await Promise.all([startBrowser(), startBrowser()])
try {
  const pages = new Map()
  for (const [at, browser] of browsers.entries()) {
    const who = ['甲', '乙'][at]
    const page = await newPage(browser, own, { account: own.said(), person: at ? 'second' : '', language: at ? 'en' : 'zh' })
    page.setDefaultTimeout(70_000)
    await watch(page, who)
    pages.set(who, page)
  }
  const [imported] = await Promise.all([importBeside(own), killTwice(own, pages, makeDice(seed)), ...[...pages].map(([who, page], at) => work(page, who, makeDice(seed + at + 1)))])
  await sleep(1000)
  const missing = await lost(own)
  await Promise.all(browsers.map((browser) => browser.close()))
  const ended = await own.end()
  const verify = await run('ledger', 'verify', '--data', join(own.folder, 'data'))
  const replay = await run('ledger', 'replay', '--data', join(own.folder, 'data'))
  console.log(`      ${day.done} chores, ${day.opened.size} cases opened, ${day.said.length} things said, ${imported.cases} cases imported, ${day.kills} kills`)
  holds('nobody saw an error', day.troubles)
  holds('everything that was shown as done is there, once', day.opened.size && day.said.length ? missing : ['nothing was done', ...missing])
  holds('the import came to its end', imported.status === 0 ? [] : [`${imported.status} ${imported.said}`])
  holds('the server stopped as told', ended === 0 ? [] : [`it ended with ${ended}: ${own.said().slice(-2000)}`])
  holds('the ledger holds', verify.status === 0 ? [] : [verify.out + verify.err])
  holds('every case is what its entries say', replay.status === 0 ? [] : [replay.out + replay.err])
} finally {
  await own.stop()
}
const passed = results.filter(Boolean).length
console.log(`${passed} passed, ${results.length - passed || (results.length ? 0 : 1)} failed`)
process.exit(passed === results.length && passed ? 0 : 1)
