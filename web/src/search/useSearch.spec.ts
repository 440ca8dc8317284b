import { afterEach, describe, expect, it, vi } from 'vitest'
import { get } from '@/api/client'
import { useSearch } from './useSearch'

vi.mock('@/api/client', () => ({ get: vi.fn() }))
const asked = vi.mocked(get)
const page = (ids: string[], next: string | null, customers: string[] = []) => ({ cases: ids.map((id) => ({ id })), customers: customers.map((code) => ({ code })), next_cursor: next, as_of_seq: 9 })

describe('a search', () => {
  afterEach(() => asked.mockReset())
  it('adds page to page, and keeps the customers of the first', async () => {
    asked.mockResolvedValueOnce(page(['a', 'b'], 'x.7', ['K1'])).mockResolvedValueOnce(page(['c'], null))
    const search = useSearch(() => '漏水')
    await search.first()
    expect(search.more.value).toBe(true)
    await search.next()
    expect(asked.mock.calls[1]).toEqual(['/api/v1/search', { q: '漏水', limit: 30, cursor: 'x.7' }])
    expect(search.cases.value.map((one) => one.id)).toEqual(['a', 'b', 'c'])
    expect(search.customers.value.map((one) => one.code)).toEqual(['K1'])
    expect([search.more.value, search.asOf.value]).toEqual([false, 9])
    await search.next()
    expect(asked).toHaveBeenCalledTimes(2)
  })
  it('forgets an answer that comes behind a later question', async () => {
    let answer: (found: unknown) => void = () => {}
    asked.mockReturnValueOnce(new Promise((done) => { answer = done })).mockResolvedValueOnce(page(['new'], null))
    const search = useSearch(() => '空调')
    const slow = search.first()
    await search.first()
    answer(page(['old'], 'x.1', ['K9']))
    await slow
    expect(search.cases.value.map((one) => one.id)).toEqual(['new'])
    expect([search.more.value, search.customers.value.length]).toEqual([false, 0])
  })
  it('asks nothing without words, and keeps what it has when a further page is refused', async () => {
    await useSearch(() => '').first()
    expect(asked).not.toHaveBeenCalled()
    asked.mockResolvedValueOnce(page(['a'], 'x.1')).mockRejectedValueOnce(new Error('gone'))
    const search = useSearch(() => '空调')
    await search.first()
    await search.next()
    expect(search.problem.value).toBeDefined()
    expect(search.cases.value).toHaveLength(1)
    expect(search.loading.value).toBe(false)
  })
})
