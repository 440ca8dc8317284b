import { describe, expect, it } from 'vitest'
import { en } from '@/locale/en'
import { zh } from '@/locale/zh'
import { addDays, dayOf, dayWords, dueWords, instantWords, lengthWords, type Say } from './words'

const speaker = (texts: object): Say => (key, named = {}) => String(key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], texts)).replace(/\{(\w+)\}/g, (_, name: string) => String(named[name]))
const zhSay = speaker(zh), enSay = speaker(en)
const now = Date.parse('2026-11-22T06:05:00Z')

describe('lengths of time', () => {
  it('name the two largest units', () => {
    expect(lengthWords(2 * 3600 + 10 * 60, zhSay)).toBe('2 小时 10 分')
    expect(lengthWords(2 * 3600 + 10 * 60, enSay)).toBe('2 h 10 min')
    expect(lengthWords(3 * 86400 + 4 * 3600 + 59 * 60, zhSay)).toBe('3 天 4 小时')
  })
  it('leave out a unit that is nought', () => {
    expect(lengthWords(86400, enSay)).toBe('1 d')
    expect(lengthWords(86400 + 30 * 60, enSay)).toBe('1 d')
  })
  it('do not count seconds', () => {
    expect(lengthWords(59, zhSay)).toBe('不到 1 分')
    expect(lengthWords(60, zhSay)).toBe('1 分')
    expect(lengthWords(3599, zhSay)).toBe('59 分')
  })
})

describe('a promise clock', () => {
  const clock = (due_at: string | null, outcome = 'open', settled_at: string | null = null) => ({ due_at, outcome, settled_at })
  it('says what is left, amber within the hour', () => {
    expect(dueWords(clock('2026-11-22T08:15:00Z'), now, zhSay)).toEqual({ text: '还剩 2 小时 10 分', tone: '' })
    expect(dueWords(clock('2026-11-22T07:05:00Z'), now, enSay)).toEqual({ text: '1 h left', tone: 'soon' })
  })
  it('is red once past, even before the server has called it broken', () => {
    expect(dueWords(clock('2026-11-22T06:00:00Z'), now, zhSay)).toEqual({ text: '已超 5 分', tone: 'bad' })
    expect(dueWords(clock('2026-11-22T05:05:00Z', 'broken'), now, enSay)).toEqual({ text: '1 h late', tone: 'bad' })
  })
  it('says by how much a settled promise was broken', () => {
    expect(dueWords(clock('2026-11-22T01:00:00Z', 'broken', '2026-11-22T04:00:00Z'), now, zhSay)).toEqual({ text: '未守 · 超 3 小时', tone: 'bad' })
  })
  it('says paused where no due time is known', () => expect(dueWords(clock(null), now, zhSay).text).toBe('暂停中'))
})

describe('instants and days', () => {
  it('are written the reader’s way with the weekday, in the organisation’s zone', () => {
    expect(instantWords('2026-11-22T06:05:00Z', 'zh', 'Asia/Shanghai', now)).toBe('11月22日 周日 14:05')
    expect(instantWords('2026-11-22T06:05:00Z', 'en', 'Asia/Shanghai', now)).toBe('Sun 22 Nov 14:05')
    expect(instantWords('2026-11-21T16:30:00Z', 'zh', 'Asia/Shanghai', now)).toBe('11月22日 周日 00:30')
  })
  it('name another year', () => {
    expect(instantWords('2025-11-22T06:05:00Z', 'zh', 'Asia/Shanghai', now)).toContain('2025年')
    expect(dayWords('2025-03-01', 'en', now)).toBe('Sat 1 Mar 2025')
  })
  it('belong to the day of the zone', () => {
    expect(dayOf(Date.parse('2026-11-21T16:00:00Z'), 'Asia/Shanghai')).toBe('2026-11-22')
    expect(dayOf(Date.parse('2026-11-21T15:59:59Z'), 'Asia/Shanghai')).toBe('2026-11-21')
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01')
  })
  it('stay as they came when unreadable', () => expect(instantWords('soon', 'zh', 'UTC', now)).toBe('soon'))
})
