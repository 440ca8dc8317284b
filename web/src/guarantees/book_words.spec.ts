import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { zh } from '@/locale/zh'

const books = join(dirname(fileURLToPath(import.meta.url)), '../../../rulebooks')
const laws = readdirSync(join(books, 'guarantees')).filter((name) => !name.includes('.cases.')).map((name) => readFileSync(join(books, 'guarantees', name), 'utf8')).join('\n')
const facts = readFileSync(join(books, 'facts/guarantee.yaml'), 'utf8')
const lists = (text: string, key: string) => [...text.matchAll(new RegExp(`\\b${key}: \\[([^\\]]*)\\]`, 'g'))].flatMap((found) => (found[1] ?? '').split(',').map((one) => one.trim())).filter(Boolean)
const single = (text: string, key: string) => [...text.matchAll(new RegExp(`\\b${key}: (\\w+)`, 'g'))].flatMap((found) => found[1] ?? [])

describe('what the shipped books say has words', () => {
  it.each<[string, string[], object]>([
    ['words of facts', lists(facts, 'words'), zh.guarantee.word],
    ['who is asked', single(facts, 'of'), zh.guarantee.who],
    ['who answers for it', [...single(laws, 'responsible'), ...single(laws, 'cost_bearer'), ...single(laws, 'chooser'), ...lists(laws, 'recourse')], zh.guarantee.who],
    ['fees', [...lists(laws, 'forbids'), ...lists(laws, 'forbids_by_reading')], zh.guarantee.fee],
    ['duties', [...lists(laws, 'must_do'), ...lists(laws, 'compensates'), ...single(laws, 'loaner')], zh.guarantee.duty],
  ])('%s', (_, said, words) => {
    expect(said.length).toBeGreaterThan(2)
    expect([...new Set(said)].filter((one) => !(one in words))).toEqual([])
  })
})
