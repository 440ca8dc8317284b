import { afterEach, describe, expect, it } from 'vitest'
import { foundCommands, matching, type Command } from './commands'
import { forgetCases, recentCases, rememberCase } from './recent'

const line = (id: string, text: string): Command => ({ id, group: 'page', text })
const names = (command: Command) => [command.text]

describe('the palette', () => {
  it('finds by every word in any order, and begins with what begins so', () => {
    const lines = [line('1', '五星 服务单'), line('2', '服务单'), line('3', '服务承诺'), line('4', 'API tokens')]
    expect(matching(lines, '服务', names).map((one) => one.id)).toEqual(['2', '3', '1'])
    expect(matching(lines, 'TOKENS api', names).map((one) => one.id)).toEqual(['4'])
    expect(matching(lines, 'ＡＰＩ', names).map((one) => one.id)).toEqual(['4'])
    expect(matching(lines, ' ', names)).toHaveLength(4)
  })
  it('leads from a hit to its case', () => {
    const [hit] = foundCommands({ cases: [{ id: 'c1', number: 'WX-1', field: 'message', subject: '空调', snippet: [['室内机', false], ['漏水', true]] } as never], customers: [], next_cursor: null, as_of_seq: 7 })
    expect(hit).toMatchObject({ text: 'WX-1', more: '空调 — 室内机漏水', to: { name: 'case', params: { id: 'c1' } } })
  })
})

describe('cases opened last', () => {
  afterEach(forgetCases)
  it('are eight at most, each once, the last one first, by number alone', () => {
    for (let n = 0; n < 10; ++n) rememberCase(`c${n}`, `WX-${n}`)
    rememberCase('c5', 'WX-5')
    expect(recentCases().map((one) => one.id)).toEqual(['c5', 'c9', 'c8', 'c7', 'c6', 'c4', 'c3', 'c2'])
    expect(Object.keys(recentCases()[0]!)).toEqual(['id', 'number'])
  })
  it('are none where what was kept is not readable', () => { localStorage.setItem('recent.cases', '{'); expect(recentCases()).toEqual([]) })
})
