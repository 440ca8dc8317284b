/** Browser tests: `npm run e2e [word]` runs those whose name holds the word. Prints a line each and a total. */
import { startBrowser, startServer } from './browser.mjs'
import { deskJourneys } from './desk_journeys.mjs'
import { feeJourneys } from './fee_journeys.mjs'
import { guaranteeJourneys } from './guarantee_journeys.mjs'
import { journeys } from './journeys.mjs'
import { lostJourneys } from './lost_journeys.mjs'
import { settingsJourneys } from './settings_journeys.mjs'
import { visits } from './visits.mjs'

const word = process.argv[2] ?? ''
const server = await startServer()
const browser = await startBrowser()
/** What the contract of this server does not have is not asked of it. */
const contract = server.contract = server.real ? await (await fetch(`${server.url}/api/openapi.yaml`)).text() : ''
const meets = (needs) => !server.real || !needs || (needs !== 'mock' && contract.includes(`\n  ${needs}:`))
let passed = 0, failed = 0, skipped = 0
for (const [name, act, needs] of [...journeys, ...deskJourneys, ...feeJourneys, ...guaranteeJourneys, ...settingsJourneys, ...lostJourneys, ...visits]) {
  if (!name.includes(word)) continue
  if (!meets(needs)) { skipped += 1; continue }
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
