/** Writes .gz and .br beside every text asset, best quality, so that the server never compresses while somebody waits. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const texts = new Set(['.html', '.js', '.css', '.svg', '.json', '.txt'])
function walk(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) walk(path)
    else if (texts.has(extname(path))) {
      const bytes = readFileSync(path)
      writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
      writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }))
    }
  }
}
// Where the repository has a tool of its own for this, that one does it.
if (!existsSync(fileURLToPath(new URL('../../tools/precompress', import.meta.url)))) walk(process.argv[2] ?? 'dist')
