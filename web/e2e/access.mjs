import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { newPage, settled } from './browser.mjs'
import { calm, is } from './expect.mjs'
import { places } from './places.mjs'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }

async function violations(page) {
  await page.evaluate(axe)
  const found = await page.evaluate((rules) => window.axe.run(document, rules), rules)
  return found.violations.map((one) => `${one.id}: ${one.nodes.slice(0, 4).map((node) => `${node.target.join(' ')} ${node.any[0]?.message ?? ''}`).join(' | ')}`)
}

const checked = (language, theme, width) => [`axe ${language} ${theme} ${width}`, async (browser, server) => {
  const found = []
  for (const [name, reach, options] of places) {
    const page = await newPage(browser, server, { language, theme, width, ...options })
    await reach(page)
    await settled(page)
    for (const one of await violations(page)) found.push(`${name}: ${one}`)
    calm(page)
    await page.context().close()
  }
  is(found.join('\n'), '', 'axe finds nothing')
}]

/** At 200 % zoom a 1280-pixel window is 640 CSS pixels wide: nothing may need sideways scrolling. */
const narrow = (width) => [`nothing runs off the side at ${width} px`, async (browser, server) => {
  const found = []
  for (const [name, reach, options] of places) {
    const page = await newPage(browser, server, { language: 'en', width, height: 800, ...options })
    await reach(page)
    await settled(page)
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (over > 0) found.push(`${name} by ${over} px`)
    await page.context().close()
  }
  is(found.join('\n'), '', 'no sideways scrolling')
}]

export const access = [checked('zh', 'light', 1440), checked('en', 'light', 1440), checked('zh', 'dark', 1440), checked('en', 'dark', 390), narrow(640), narrow(390)]
