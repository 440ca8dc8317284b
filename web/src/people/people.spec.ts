import { describe, expect, it } from 'vitest'
import { changesOf } from './usePeople'

describe('a person’s form', () => {
  const person = { name: '陈晓', role: 'agent', outlet: 'N01', person: null }
  it('sends what differs and nothing else', () => expect(changesOf(person, { name: '陈晓 ', role: 'manager', outlet: 'N01', person: '' })).toEqual({ role: 'manager' }))
  it('takes a value away by an empty text', () => expect(changesOf(person, { name: '陈晓', role: 'agent', outlet: '', person: 'T07' })).toEqual({ outlet: null, person: 'T07' }))
})
