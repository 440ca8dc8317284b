import { describe, expect, it } from 'vitest'
import type { CasePromise, Entry } from '@/api/types'
import { stepsOf, urgentFirst } from './case_words'
import { entryWords } from './entry_words'
import { missing, opening } from './new_case'
import { whyLines } from './why_lines'

const entry = (type: string, facts: object): Entry => ({ seq: 1, at: '', happened_at: '', actor: 'u', type, facts: facts as Record<string, never> })

describe('words of a case', () => {
  it('what runs or was broken comes first, the earliest due before the later', () => {
    const clock = (id: string, outcome: CasePromise['outcome'], due_at: string | null) => ({ id, outcome, due_at })
    expect(urgentFirst([clock('kept', 'kept', '1'), clock('paused', 'open', null), clock('later', 'open', '2026-02'), clock('sooner', 'open', '2026-01'), clock('over', 'broken', '2025-12')]).map((one) => one.id)).toEqual(['over', 'sooner', 'later', 'paused', 'kept'])
  })
  it('waiting is a step of its own, between assigned and resolved', () => {
    expect(stepsOf('waiting').map((step) => step.is)).toEqual(['done', 'done', 'done', 'on', 'ahead', 'ahead'])
    expect(stepsOf('closed').every((step) => step.is !== 'ahead')).toBe(true)
    expect(stepsOf('merged').at(-1)).toEqual({ state: 'merged', is: 'on' })
  })
  it('an entry is told by its type, what was said stands apart', () => {
    expect(entryWords(entry('case_noted', { text: '带鞋套' }))).toMatchObject({ key: 'entry.noted', said: '带鞋套', inward: true })
    expect(entryWords(entry('case_waited', { to: 'waiting', waiting_for: 'parts', reason: '缺主板' }))).toMatchObject({ key: 'entry.waiting', said: '缺主板', named: { for: 'parts' } })
  })
  it('an imported entry says what its source called it', () => expect(entryWords(entry('case_noted', { imported: { activity: 'Take in charge ticket' } })).said).toBe('Take in charge ticket'))
  it('an entry of an unknown type keeps its facts', () => {
    expect(entryWords(entry('case_painted', { colour: 'red', layers: 2, nested: {} })).rest).toEqual([['colour', 'red'], ['layers', '2']])
  })
  it('the explanation adds up in the order of time', () => {
    const lines = whyLines({ promise_id: 'p', title: { zh: '', en: '' }, clock: 'working', started_at: '', due_at: null, counted: [{ from: '2026-11-20T01:00:00Z', to: '2026-11-20T02:00:00Z', seconds: 3600 }, { from: '2026-11-23T01:00:00Z', to: '2026-11-23T01:30:00Z', seconds: 1800 }], closed: [{ on: '2026-11-21', reason: { zh: '周六', en: 'Saturday' } }], pauses: [{ from: '2026-11-20T02:00:00Z', to: null, reason: 'customer' }] })
    expect(lines.map((line) => line.is)).toEqual(['counted', 'paused', 'closed', 'counted'])
    expect(lines.at(-1)).toMatchObject({ sum: 5400 })
  })
  it('a new case needs kind, subject and a way to reach somebody, all said at once', () => {
    const form = { kind: '', priority: 'normal', channel: 'hotline', subject: '', description: '', name: '', mobile: '', product: '', serial: '', outlet: '', region: '' }
    expect(missing(form)).toEqual(['kind', 'subject', 'name', 'mobile'])
    expect(missing({ ...form, kind: 'repair', subject: 'x', mobile: '138' })).toEqual([])
    expect(opening({ ...form, kind: 'repair', subject: ' x ', mobile: '138' })).toEqual({ kind: 'repair', priority: 'normal', channel: 'hotline', subject: 'x', contact: { mobile: '138' } })
  })
})
