/** What a first visit to each page downloads, compressed; more than 250 KB fails the build. */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'

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
const known = new Map()
const sizes = (file) => {
  if (!known.has(file)) { const bytes = readFileSync(join(dist, file)); known.set(file, [gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes).length]) }
  return known.get(file)
}
const size = (files, which) => [...files, 'index.html', 'theme.js'].reduce((sum, file) => sum + sizes(file)[which], 0)
let worst = 0
for (const key of Object.keys(manifest).filter((name) => /Page\.vue$/.test(name))) {
  const files = gather(key, gather('index.html', new Set()))
  const gzip = size(files, 0), brotli = size(files, 1)
  worst = Math.max(worst, gzip)
  console.log(`${key.padEnd(40)} ${(gzip / 1024).toFixed(1).padStart(7)} KB gzip ${(brotli / 1024).toFixed(1).padStart(7)} KB brotli`)
}
rmSync(join(dist, '.vite'), { recursive: true })
console.log(`first load at most ${(worst / 1024).toFixed(1)} KB of 250 KB`)
if (worst > limit) process.exit(1)
