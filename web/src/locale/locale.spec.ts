import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { en } from './en'
import { zh } from './zh'

type Texts = { [key: string]: string | Texts }
const keys = (texts: Texts, trail = ''): string[] => Object.entries(texts).flatMap(([key, value]) => (typeof value === 'string' ? [`${trail}${key}`] : keys(value, `${trail}${key}.`)))
const text = (texts: Texts, key: string) => key.split('.').reduce<string | Texts | undefined>((at, part) => (typeof at === 'object' ? at[part] : undefined), texts)
const names = (said: unknown) => [...String(said).matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort()

const sources: string[] = []
const walk = (folder: string) => {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) walk(path)
    else if (/\.(vue|ts)$/.test(name) && !/spec\.ts$|schema\.ts$/.test(name)) sources.push(readFileSync(path, 'utf8'))
  }
}
walk(join(dirname(fileURLToPath(import.meta.url)), '..'))

describe('texts', () => {
  it('exist in both languages, none on one side only', () => expect(keys(en)).toEqual(keys(zh)))
  it('name the same parts in both languages', () => {
    for (const key of keys(zh)) expect(names(text(en, key)), key).toEqual(names(text(zh, key)))
  })
  it('are never empty', () => {
    for (const key of keys(zh)) { expect(text(zh, key), key).not.toBe(''); expect(text(en, key), key).not.toBe('') }
  })
  it('are there for every key that a page names', () => {
    const used = sources.flatMap((source) => [...source.matchAll(/(?:\bt|\$t|\bsay)\('([a-z_]+(?:\.[a-z_0-9]+)*)'/g)].map((found) => found[1] ?? ''))
    expect(used.length).toBeGreaterThan(150)
    expect(used.filter((key) => typeof text(zh, key) !== 'string')).toEqual([])
  })
  it('say nothing in Chinese inside a page', () => {
    for (const source of sources.filter((one) => one.includes('<template>'))) expect(source.replace(/'：'|：/g, '')).not.toMatch(/[\u4e00-\u9fff]/)
  })
})
