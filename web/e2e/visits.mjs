/** Every page: axe finds nothing, nothing runs off the side, a picture is kept. Each language, theme and width meets each of the
 *  other two; `npm run e2e 'every page' all` takes all eight. */
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { newPage, settled } from './browser.mjs'
import { calm, is } from './expect.mjs'
import { places } from './places.mjs'

const folder = fileURLToPath(new URL('../../build/screenshots/', import.meta.url))
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }

/** Rows like those above them: a fault of one is a fault of all, and each costs as much to look at. */
const alike = [['tbody tr:nth-child(n+9)']]

async function violations(page) {
  await page.evaluate(axe)
  const found = await page.evaluate(([shown, rules]) => window.axe.run(shown, rules), [{ include: [['html']], exclude: alike }, rules])
  return found.violations.map((one) => `${one.id}: ${one.nodes.slice(0, 4).map((node) => `${node.target.join(' ')} ${node.any[0]?.message ?? ''}`).join(' | ')}`)
}

/** The whole page in a window as tall as it is, so that the menu at a phone's foot stands at the foot of the picture. */
async function picture(page, path, whole) {
  const window = page.viewportSize()
  const height = whole ? await page.evaluate(() => document.documentElement.scrollHeight) : 0
  if (height > window.height) await page.setViewportSize({ ...window, height })
  await page.screenshot({ path })
  if (height > window.height) await page.setViewportSize(window)
}

async function look(page, name, label) {
  const found = await violations(page)
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  if (over > 0) found.push(`runs off the side by ${over} px`)
  await picture(page, `${folder}${name}-${label}.png`, !/item|why|new/.test(name))
  return found.map((one) => `${name}: ${one}`)
}

const visit = (language, theme, width) => [`every page ${language} ${theme} ${width}`, async (browser, server) => {
  mkdirSync(folder, { recursive: true })
  const found = []
  const signedIn = await newPage(browser, server, { language, theme, width })
  for (const [name, reach, options] of places) {
    const page = options ? await newPage(browser, server, { language, theme, width, ...options }) : signedIn
    await reach(page)
    await settled(page)
    found.push(...(await look(page, name, `${width}-${language}-${theme}`)))
    calm(page)
  }
  is(found.join('\n'), '', 'pages are accessible')
}]

const all = [1440, 390].flatMap((width) => ['zh', 'en'].flatMap((language) => ['light', 'dark'].map((theme) => [language, theme, width])))
const odd = ([language, theme, width]) => ((language === 'en') + (theme === 'dark') + (width === 390)) % 2
const chosen = process.argv[3] === 'all' ? all : all.filter((one) => odd(one) === 0)
/** A 1280-pixel window at 200 % zoom is 640 CSS pixels wide. */
export const visits = [...chosen.map((one) => visit(...one)), visit('en', 'light', 640)]
