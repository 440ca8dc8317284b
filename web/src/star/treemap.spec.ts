import { describe, expect, it } from 'vitest'
import { readable, treemap } from './treemap'

describe('tree map', () => {
  const tiles = treemap([6, 6, 4, 3, 2, 2, 1], (n) => n, 1.5)
  it('gives every part an area in proportion to its size', () => {
    for (const tile of tiles) expect(tile.width * tile.height).toBeCloseTo((tile.of / 24) * 10000, 6)
  })
  it('stays inside the box and never overlaps', () => {
    for (const a of tiles) {
      expect(a.x + a.width).toBeLessThanOrEqual(100.0001)
      expect(a.y + a.height).toBeLessThanOrEqual(100.0001)
      for (const b of tiles) {
        if (a === b) continue
        const apart = a.x + a.width <= b.x + 1e-6 || b.x + b.width <= a.x + 1e-6 || a.y + a.height <= b.y + 1e-6 || b.y + b.height <= a.y + 1e-6
        expect(apart).toBe(true)
      }
    }
  })
  it('lets no part be too small to be read', () => {
    const sizes = readable([126, 6, 2], 0.12)
    expect(sizes).toEqual([126, 134 * 0.12, 134 * 0.12])
    expect(readable([1, 1, 1], 0.5)).toEqual([1, 1, 1])
  })
  it('leaves out parts without size', () => expect(treemap([0, 1], (n) => n, 2)).toHaveLength(1))
})
