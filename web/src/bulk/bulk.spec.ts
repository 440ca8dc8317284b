import { describe, expect, it } from 'vitest'
import { actionOf, bodyOf, differences, refusedByReason } from './bulk'
import { useSelection } from './useSelection'

const form = { kind: 'assign' as const, person: '', outlet: '', move: '', fields: {}, priority: '' }

describe('a bulk action', () => {
  it('says nothing until enough is said', () => {
    expect(actionOf(form)).toBeUndefined()
    expect(actionOf({ ...form, person: ' 张师傅 ' })).toEqual({ assign: { person: '张师傅' } })
    expect(actionOf({ ...form, kind: 'move' })).toBeUndefined()
    expect(actionOf({ ...form, kind: 'move', move: 'wait', fields: { for: 'parts', reason: ' ' } })).toEqual({ move: { move: 'wait', fields: { for: 'parts' } } })
    expect(actionOf({ ...form, kind: 'priority', priority: 'emergency' })).toEqual({ priority: { priority: 'emergency' } })
  })
  it('names cases one by one, or the filter when all it matches are meant', () => {
    expect(bodyOf({ priority: { priority: 'normal' } }, ['a'])).toEqual({ action: { priority: { priority: 'normal' } }, case_ids: ['a'] })
    expect(bodyOf({}, ['a'], 'state=open')).toEqual({ action: {}, query: 'state=open' })
  })
  it('tells each reason of refusal once, the commonest first', () => {
    const one = (number: string, code: string) => ({ case_id: number, number, code, title: `${code}!` })
    expect(refusedByReason([one('1', 'closed'), one('2', 'merged'), one('3', 'merged')])).toEqual([{ code: 'merged', title: 'merged!', numbers: ['2', '3'] }, { code: 'closed', title: 'closed!', numbers: ['1'] }])
  })
  it('shows only what would change', () => expect(differences({ state: 'open', person: null }, { state: 'assigned', person: '张', outlet: undefined })).toEqual([{ field: 'state', from: 'open', to: 'assigned' }, { field: 'person', from: '', to: '张' }]))
})

describe('a selection', () => {
  const lines = ['a', 'b', 'c', 'd'].map((id) => ({ id }))
  it('grows by ranges from the line chosen last, over lines as they are shown', () => {
    const chosen = useSelection(() => lines)
    chosen.toggle('b')
    chosen.toggle('d', true)
    expect([...chosen.ids.value].sort()).toEqual(['b', 'c', 'd'])
    chosen.toggle('c')
    expect(chosen.has('c')).toBe(false)
    chosen.chooseShown(true)
    expect(chosen.allShown.value).toBe(true)
  })
  it('of everything holds lines not shown, until one line is touched', () => {
    const chosen = useSelection(() => lines)
    chosen.chooseShown(true)
    chosen.everything.value = true
    expect(chosen.has('z')).toBe(true)
    chosen.toggle('a')
    expect([chosen.has('z'), chosen.has('a'), chosen.has('b')]).toEqual([false, false, true])
  })
})
