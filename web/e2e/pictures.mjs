import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { newPage, settled } from './browser.mjs'
import { calm } from './expect.mjs'
import { places } from './places.mjs'

const folder = fileURLToPath(new URL('../../build/screenshots/', import.meta.url))

const taken = (language, theme, width) => [`pictures ${language} ${theme} ${width}`, async (browser, server) => {
  mkdirSync(folder, { recursive: true })
  for (const [name, reach, options] of places) {
    const page = await newPage(browser, server, { language, theme, width, ...options })
    await reach(page)
    await settled(page)
    await page.waitForTimeout(120)
    await page.screenshot({ path: `${folder}${name}-${width}-${language}-${theme}.png`, fullPage: !/item|why|new/.test(name) })
    calm(page)
    await page.context().close()
  }
}]

export const pictures = [1440, 390].flatMap((width) => ['zh', 'en'].flatMap((language) => ['light', 'dark'].map((theme) => taken(language, theme, width))))
