import { describe, expect, it } from 'vitest'
import { changedLines, complaintOf, diffLines, hunks, offsetOf } from './diff'

const sides = (before: string, after: string) => {
  const lines = diffLines(before, after)
  return { before: lines.filter((line) => line.is !== 'in').map((line) => line.text).join('\n'), after: lines.filter((line) => line.is !== 'out').map((line) => line.text).join('\n'), n: changedLines(lines) }
}

describe('a comparison of two texts', () => {
  it('shows what was taken out above what was put in', () => {
    expect(diffLines('a\nb\nc', 'a\nB\nc').map((line) => `${line.is} ${line.text} ${line.before ?? ''}>${line.after ?? ''}`)).toEqual(['same a 1>1', 'out b 2>', 'in B >2', 'same c 3>3'])
  })
  it('gives both texts back, by the fewest changes, whatever they are', () => {
    let state = 7
    const dice = (n: number) => { state = (state * 1103515245 + 12345) % 2147483648; return state % n }
    for (let round = 0; round < 300; ++round) {
      const lines = () => Array.from({ length: dice(9) }, () => 'abc'[dice(3)]).join('\n')
      const before = lines(), after = lines()
      const got = sides(before, after)
      expect([got.before, got.after]).toEqual([before, after])
      expect(got.n.in + got.n.out).toBe(fewest(before.split('\n'), after.split('\n')))
    }
  })
  it('leaves out what is far from any change and says how much', () => {
    const long = Array.from({ length: 40 }, (_, n) => `line ${n}`)
    const shown = hunks(diffLines(long.join('\n'), [...long.slice(0, 20), 'new', ...long.slice(20)].join('\n')))
    expect(shown[0]).toEqual({ is: 'gap', n: 17 })
    expect(shown).toHaveLength(1 + 3 + 1 + 3 + 1)
  })
})

/** Lines in and out by the longest common subsequence: the slow way that nobody doubts. */
function fewest(a: string[], b: string[]): number {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  for (let i = 1; i <= a.length; ++i) for (let j = 1; j <= b.length; ++j) table[i]![j] = a[i - 1] === b[j - 1] ? table[i - 1]![j - 1]! + 1 : Math.max(table[i - 1]![j]!, table[i]![j - 1]!)
  return a.length + b.length - 2 * table[a.length]![b.length]!
}

describe('a complaint', () => {
  it('has its place', () => {
    expect(complaintOf('promises.yaml:12:5: unknown calendar')).toEqual({ line: 12, column: 5, text: 'unknown calendar' })
    expect(complaintOf('3:1 手册必须以 id 开头')).toEqual({ line: 3, column: 1, text: '手册必须以 id 开头' })
    expect(complaintOf('no place')).toBeUndefined()
  })
  it('leads to the character', () => expect([offsetOf('ab\ncd\n', 2, 2), offsetOf('ab', 9, 9), offsetOf('ab', 1, 1)]).toEqual([4, 2, 0]))
})
