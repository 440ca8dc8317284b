/** One line of a comparison: kept, taken out or put in, with its number on either side. */
export interface DiffLine { is: 'same' | 'out' | 'in'; text: string; before?: number; after?: number }

/** The shortest way from one text to another, line by line (Myers 1986, the greedy form), old lines before new ones. */
export function diffLines(before: string, after: string): DiffLine[] {
  const a = before.split('\n'), b = after.split('\n')
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1
  const lines: DiffLine[] = a.slice(0, head).map((text, n) => ({ is: 'same', text, before: n + 1, after: n + 1 }))
  lines.push(...middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail), head))
  for (let n = tail; n > 0; --n) lines.push({ is: 'same', text: a[a.length - n] ?? '', before: a.length - n + 1, after: b.length - n + 1 })
  return lines
}

function middle(a: string[], b: string[], offset: number): DiffLine[] {
  const most = a.length + b.length
  const trail: Map<number, number>[] = []
  let reach = new Map<number, number>([[1, 0]])
  const at = (k: number) => reach.get(k) ?? -1
  search: for (let d = 0; d <= most; ++d) {
    const next = new Map(reach)
    for (let k = -d; k <= d; k += 2) {
      let x = k === -d || (k !== d && at(k - 1) < at(k + 1)) ? at(k + 1) : at(k - 1) + 1
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1
      next.set(k, x)
      if (x >= a.length && x - k >= b.length) { trail.push(reach); break search }
    }
    trail.push(reach)
    reach = next
  }
  const lines: DiffLine[] = []
  let x = a.length, y = b.length
  for (let d = trail.length - 1; d >= 0; --d) {
    const before = trail[d]!, k = x - y
    const from = (one: number) => before.get(one) ?? -1
    const down = k === -d || (k !== d && from(k - 1) < from(k + 1))
    const startX = d === 0 ? 0 : down ? from(k + 1) : from(k - 1), startY = d === 0 ? 0 : startX - (down ? k + 1 : k - 1)
    while (x > startX && y > startY) { x -= 1; y -= 1; lines.push({ is: 'same', text: a[x] ?? '', before: offset + x + 1, after: offset + y + 1 }) }
    if (d === 0) break
    if (down) { y -= 1; lines.push({ is: 'in', text: b[y] ?? '', after: offset + y + 1 }) } else { x -= 1; lines.push({ is: 'out', text: a[x] ?? '', before: offset + x + 1 }) }
  }
  return lines.reverse()
}

/** Only what changed with a few lines around it; what was left out is said as a number. */
export function hunks(lines: DiffLine[], around = 3): (DiffLine | { is: 'gap'; n: number })[] {
  const near = lines.map(() => false)
  lines.forEach((line, at) => { if (line.is !== 'same') for (let n = Math.max(0, at - around); n <= Math.min(lines.length - 1, at + around); ++n) near[n] = true })
  const shown: (DiffLine | { is: 'gap'; n: number })[] = []
  lines.forEach((line, at) => {
    const last = shown[shown.length - 1]
    if (near[at]) shown.push(line)
    else if (last?.is === 'gap') last.n += 1
    else shown.push({ is: 'gap', n: 1 })
  })
  return shown
}
export const changedLines = (lines: DiffLine[]) => ({ in: lines.filter((line) => line.is === 'in').length, out: lines.filter((line) => line.is === 'out').length })

/** "12:5 the calendar is unknown" as a place and a sentence. */
export function complaintOf(text: string): { line: number; column: number; text: string } | undefined {
  const found = /(?:^|[\s:(])(\d+):(\d+)[:)]?\s+(.*)$/s.exec(text)
  return found ? { line: Number(found[1]), column: Number(found[2]), text: found[3] ?? '' } : undefined
}

/** Where in a text a line and column are. */
export function offsetOf(text: string, line: number, column: number): number {
  const lines = text.split('\n')
  const start = lines.slice(0, Math.max(0, line - 1)).reduce((sum, one) => sum + one.length + 1, 0)
  return Math.min(text.length, start + Math.max(0, column - 1))
}
