import { describe, expect, it } from 'vitest'
import { backupAge, bytesWords } from './age'

const now = Date.parse('2026-11-22T06:05:00Z')
const one = (made_at: string, verified = true) => ({ name: made_at, made_at, bytes: 1, head: 'h', verified })

describe('the age of a backup', () => {
  it('is that of the newest one that was verified', () => {
    const age = backupAge([one('2026-11-21T06:05:00Z'), one('2026-11-20T00:00:00Z'), one('2026-11-22T06:00:00Z', false)], now)
    expect(age).toMatchObject({ seconds: 86400, isOld: false, newest: { made_at: '2026-11-21T06:05:00Z' } })
  })
  it('warns behind two days, and where there is none', () => {
    expect(backupAge([one('2026-11-20T06:04:59Z')], now).isOld).toBe(true)
    expect(backupAge([], now)).toEqual({ seconds: 0, isOld: true })
  })
  it('sizes are said in the largest unit', () => expect([bytesWords(0), bytesWords(1536), bytesWords(20 * 1024 ** 3)]).toEqual(['0 B', '1.5 KB', '20.0 GB']))
})
