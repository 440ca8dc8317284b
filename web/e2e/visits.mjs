/** Every page: axe finds nothing, nothing runs off the side, a picture is kept. Each language, theme and width meets each of the
 *  other two; `npm run e2e 'every page' all` takes all twelve. */
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
const alike = [['tbody tr:nth-child(n+9)'], ['.lines li:nth-child(n+9)'], ['.months table:nth-child(n+3)']]

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

/** Texts that are wider than their box and hidden behind its edge, without a way to see the rest. */
const cutOff = (page) => page.evaluate(() => [...document.querySelectorAll('main *, header *, nav *, .el-dialog *')].filter((one) => {
  const style = getComputedStyle(one)
  const isSaid = [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())
  return isSaid && one.offsetWidth > 4 && style.overflowX !== 'visible' && style.overflowX !== 'auto' && style.overflowX !== 'scroll' && !one.matches('input, textarea, .hidden-text, .el-select__placeholder *, [class*=el-select__selected]') && !one.title && one.scrollWidth > one.clientWidth + 1
}).slice(0, 5).map((one) => `cut off: ${one.tagName.toLowerCase()}.${one.className} "${one.textContent.trim().slice(0, 40)}"`))

async function look(page, name, label) {
  const found = [...(await violations(page)), ...(await cutOff(page))]
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  if (over > 0) found.push(`runs off the side by ${over} px`)
  await picture(page, `${folder}${name}-${label}.png`, !/item|why|new|palette|keys|views|columns|bulk/.test(name))
  return found.map((one) => `${name}: ${one}`)
}

const visit = (language, theme, width) => [`every page ${language} ${theme} ${width}`, async (browser, server) => {
  mkdirSync(folder, { recursive: true })
  const found = []
  const signedIn = await newPage(browser, server, { language, theme, width })
  for (const [name, reach, options] of places) {
    if (options?.needs && server.real && !server.contract.includes(`\n  ${options.needs}:`)) continue
    const page = options && !options.needs ? await newPage(browser, server, { language, theme, width, ...options }) : signedIn
    await reach(page)
    await settled(page)
    found.push(...(await look(page, name, `${width}-${language}-${theme}`)))
    calm(page)
  }
  is(found.join('\n'), '', 'pages are accessible')
}]

const all = [1440, 390].flatMap((width) => ['zh', 'en'].flatMap((language) => ['light', 'dark', 'contrast'].map((theme) => [language, theme, width])))
/** Each theme, language and width is met; light and dark meet each of the other two, high contrast one of each. */
const usual = [['zh', 'light', 1440], ['en', 'dark', 1440], ['en', 'light', 390], ['zh', 'dark', 390], ['zh', 'contrast', 390]]
const chosen = process.argv[3] === 'all' ? all : usual
/** A 1280-pixel window at 200 % zoom is 640 CSS pixels wide. */
export const visits = [...chosen.map((one) => visit(...one)), visit('en', 'light', 640)]
