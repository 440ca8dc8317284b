/** Browser tests: `npm run e2e [word]` runs those whose name holds the word. Prints a line each and a total. */
import { startBrowser, startServer } from './browser.mjs'
import { journeys } from './journeys.mjs'
import { visits } from './visits.mjs'

const word = process.argv[2] ?? ''
const server = await startServer()
const browser = await startBrowser()
let passed = 0, failed = 0, skipped = 0
for (const [name, act, needs] of [...journeys, ...visits]) {
  if (!name.includes(word)) continue
  if (needs === 'mock' && server.real) { skipped += 1; continue }
  const began = Date.now()
  try {
    await act(browser, server)
    passed += 1
    console.log(`ok    ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`)
  } catch (error) {
    failed += 1
    console.log(`FAIL  ${name}\n      ${String(error.message ?? error).split('\n').slice(0, 30).join('\n      ')}`)
  }
  for (const context of browser.contexts()) await context.close()
}
await browser.close()
server.stop()
console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`)
process.exit(failed ? 1 : 0)
