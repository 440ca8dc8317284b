import { describe, expect, it } from 'vitest'
import { ApiProblem } from '@/api/problem'
import type { CaseBrief, CasePage } from '@/api/types'
import { filterOf, queryOf, usePages } from './useCases'

const brief = (id: string) => ({ id }) as CaseBrief

describe('the filter in the address', () => {
  it('comes back as it went', () => {
    const filter = { kind: 'repair', state: 'waiting', q: 'WX-2026', outlet: 'N01', person: '张师傅', late: false }
    expect(filterOf(queryOf(filter) as Record<string, string>)).toEqual(filter)
    expect(queryOf(filterOf({ late: 'true' }))).toEqual({ late: 'true' })
  })
  it('says nothing of what is not asked', () => expect(queryOf(filterOf({}))).toEqual({}))
  it('ignores words the contract does not know', () => expect(filterOf({ kind: 'gift', state: ['open', 'closed'], late: 'yes' })).toEqual(filterOf({})))
})

describe('pages by cursor', () => {
  it('follow one another, and a first page forgets the others', async () => {
    const asked: (string | undefined)[] = []
    const pages: Record<string, CasePage> = { '': { items: [brief('a')], next_cursor: 'n1' }, n1: { items: [brief('b')], next_cursor: null } }
    const list = usePages((cursor) => { asked.push(cursor); return Promise.resolve(pages[cursor ?? '']!) })
    await list.first()
    expect(list.more.value).toBe(true)
    await list.next()
    expect(list.items.value.map((one) => one.id)).toEqual(['a', 'b'])
    expect(list.more.value).toBe(false)
    await list.first()
    expect(list.items.value.map((one) => one.id)).toEqual(['a'])
    expect(asked).toEqual([undefined, 'n1', undefined])
  })
  it('let the latest question win over a slow earlier one', async () => {
    const waiting: ((page: CasePage) => void)[] = []
    const list = usePages(() => new Promise<CasePage>((answer) => waiting.push(answer)))
    const early = list.first(), late = list.first()
    waiting[1]!({ items: [brief('late')], next_cursor: null })
    await late
    waiting[0]!({ items: [brief('early')], next_cursor: null })
    await early
    expect(list.items.value.map((one) => one.id)).toEqual(['late'])
    expect(list.loading.value).toBe(false)
  })
  it('keep what is shown when only the next page is refused', async () => {
    let refuse = false
    const list = usePages(() => (refuse ? Promise.reject(new ApiProblem({ status: 503, code: 'failure' })) : Promise.resolve({ items: [brief('a')], next_cursor: 'n1' })))
    await list.first()
    refuse = true
    await list.next()
    expect(list.items.value).toHaveLength(1)
    expect(list.problem.value?.code).toBe('failure')
  })
})
