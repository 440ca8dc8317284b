import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

function* files(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) yield* files(path)
    else yield path
  }
}

it('components stay under 150 lines', () => {
  const long = [...files(dirname(fileURLToPath(import.meta.url)))].filter((path) => path.endsWith('.vue') && readFileSync(path, 'utf8').split('\n').length > 150)
  expect(long).toEqual([])
})

it('the client is the only one that fetches', () => {
  const others = [...files(dirname(fileURLToPath(import.meta.url)))].filter((path) => /\.(vue|ts)$/.test(path) && !/client\.ts$|spec\.ts$/.test(path) && /\bfetch\(/.test(readFileSync(path, 'utf8')))
  expect(others).toEqual([])
})
