import { describe, expect, it } from 'vitest'
import type { Entry } from '@/api/types'
import { undoable } from './undoable'

const now = Date.parse('2026-11-22T06:05:00Z')
const entry = (type: string, actor: string, at = '2026-11-22T06:00:00Z'): Entry => ({ seq: 1, at, happened_at: at, actor, type, facts: {} })

describe('what may be taken back', () => {
  it('is one’s own last move, for ten minutes', () => {
    expect(undoable([entry('case_opened', 'u2'), entry('case_assigned', 'u1')], 'u1', now)?.left).toBe(300)
    expect(undoable([entry('case_assigned', 'u1', '2026-11-22T05:55:00Z')], 'u1', now)).toBeUndefined()
  })
  it('is a move also where it was quoted or decided since', () => {
    expect(undoable([entry('case_started', 'u1'), entry('quotation_revised', 'u2'), entry('case_billed', 'u2')], 'u1', now)?.entry.type).toBe('case_started')
  })
  it('is not another’s, nor what another has built on', () => {
    expect(undoable([entry('case_assigned', 'u2')], 'u1', now)).toBeUndefined()
    expect(undoable([entry('case_assigned', 'u1'), entry('case_noted', 'u2')], 'u1', now)).toBeUndefined()
  })
  it('is not hidden by a look or a broken promise, and opening is no move', () => {
    expect(undoable([entry('case_assigned', 'u1'), entry('personal_disclosed', 'u1'), entry('promise_broken', 'system')], 'u1', now)).toBeDefined()
    expect(undoable([entry('case_opened', 'u1')], 'u1', now)).toBeUndefined()
    expect(undoable(undefined, 'u1', now)).toBeUndefined()
  })
})
