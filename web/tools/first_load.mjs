/** What a first visit to each page downloads, compressed; more than 250 KB fails the build. */
import { readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

const limit = 250 * 1024
const dist = process.argv[2] ?? 'dist'
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'))

function gather(key, files) {
  const chunk = manifest[key]
  if (!chunk || files.has(chunk.file)) return files
  files.add(chunk.file)
  for (const css of chunk.css ?? []) files.add(css)
  for (const next of chunk.imports ?? []) gather(next, files)
  return files
}
const size = (files, ending) => [...files, 'index.html', 'theme.js'].reduce((sum, file) => sum + statSync(join(dist, `${file}${ending}`)).size, 0)
let worst = 0
for (const key of Object.keys(manifest).filter((name) => /Page\.vue$/.test(name))) {
  const files = gather(key, gather('index.html', new Set()))
  const gzip = size(files, '.gz'), brotli = size(files, '.br')
  worst = Math.max(worst, gzip)
  console.log(`${key.padEnd(40)} ${(gzip / 1024).toFixed(1).padStart(7)} KB gzip ${(brotli / 1024).toFixed(1).padStart(7)} KB brotli`)
}
rmSync(join(dist, '.vite'), { recursive: true })
console.log(`first load at most ${(worst / 1024).toFixed(1)} KB of 250 KB`)
if (worst > limit) process.exit(1)
