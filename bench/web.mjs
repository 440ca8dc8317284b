// How soon the star board is usable: a fresh browser, nothing cached, a processor that is slowed to a quarter. Usable is the
// first moment at which nothing of the board is still loading and the page serves a timer that was set for at once within
// 50 ms. Beside it the bytes that came over the wire until then, heads included. The same without the slowdown is the
// reference. use: tools/with_server node bench/web.mjs [rounds]
import { newPage, startBrowser, startServer } from '../web/e2e/browser.mjs'

const rounds = Number(process.argv[2] ?? 7)
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]

/** Runs in the page from its first script on. */
function watch() {
  const look = () => {
    const isFull = document.querySelector('.cards .score') && !document.querySelector('[data-state="loading"]') &&
      ![...document.querySelectorAll('[data-ready]')].some((chart) => chart.dataset.ready === 'false')
    if (!isFull) return requestAnimationFrame(look)
    const set = performance.now()
    setTimeout(() => {
      if (performance.now() - set > 50) return requestAnimationFrame(look)
      window.usableAt = performance.now()
    }, 0)
  }
  requestAnimationFrame(look)
}

async function load(browser, server, slowdown) {
  const page = await newPage(browser, server)
  const devtools = await page.context().newCDPSession(page)
  let bytes = 0
  await devtools.send('Network.enable')
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true })
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  devtools.on('Network.loadingFinished', (loaded) => { bytes += loaded.encodedDataLength })
  await page.addInitScript(watch)
  await page.goto('/', { waitUntil: 'commit' })
  const usable = await (await page.waitForFunction(() => window.usableAt, undefined, { timeout: 60000 })).jsonValue()
  const came = bytes
  await page.context().close()
  return { usable, bytes: came }
}

const server = await startServer()
const browser = await startBrowser()
const slowed = [], plain = []
for (let round = 1; round <= rounds; ++round) {
  slowed.push(await load(browser, server, 4))
  plain.push(await load(browser, server, 1))
  console.log(`round ${round}: usable after ${slowed.at(-1).usable.toFixed(0)} ms at a quarter of the processor, ${plain.at(-1).usable.toFixed(0)} ms with all of it, ${(slowed.at(-1).bytes / 1000).toFixed(0)} kB`)
}
console.log(`median: usable after ${median(slowed.map((one) => one.usable)).toFixed(0)} ms (goal 1000 ms), ${median(plain.map((one) => one.usable)).toFixed(0)} ms without the slowdown, ${(median(slowed.map((one) => one.bytes)) / 1000).toFixed(0)} kB (goal 250 kB)`)
await browser.close()
server.stop()
