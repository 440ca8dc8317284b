/** A seeded source of numbers (mulberry32), so that every run of the mock tells the same story. */
export function chance(seed) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const normal = () => Math.sqrt(-2 * Math.log(next() + 1e-12)) * Math.cos(2 * Math.PI * next())
  return {
    next, normal,
    pick: (list) => list[Math.floor(next() * list.length)],
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    spread: (median, sigma) => median * Math.exp(sigma * normal()),
    id: () => '01k' + Array.from({ length: 23 }, () => 'abcdefghjkmnpqrstvwxyz0123456789'[Math.floor(next() * 32)]).join(''),
  }
}
