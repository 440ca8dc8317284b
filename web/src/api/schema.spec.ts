import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

it('schema.ts is what the contract generates today', () => {
  const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
  const generated = execFileSync(process.execPath, [join(root, 'node_modules/openapi-typescript/bin/cli.js'), join(root, '../api/openapi.yaml')], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  expect(generated.trim(), 'run `npm run schema` and commit').toBe(readFileSync(join(root, 'src/api/schema.ts'), 'utf8').trim())
}, 60_000)
