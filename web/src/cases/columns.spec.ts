import { afterEach, describe, expect, it } from 'vitest'
import type { SavedView } from '@/api/shell_types'
import { addressOf, viewQuery } from '@/views/useViews'
import { columnsOf, keepColumns, keptColumns, usualColumns } from './columns'

describe('columns', () => {
  afterEach(() => localStorage.removeItem('cases.columns'))
  it('are the usual ones to who has not chosen', () => expect(keptColumns()).toEqual(usualColumns))
  it('always hold the number, and never a word that is not known', () => expect(columnsOf(['subject', 'gift', 'subject', 'rating'])).toEqual(['number', 'subject', 'rating']))
  it('are kept on this device', () => { keepColumns(['number', 'product']); expect(keptColumns()).toEqual(['number', 'product']) })
})

describe('a saved view', () => {
  const view: SavedView = { view_id: 'v1', page: 'cases', name: '紧急', query: 'state=open&q=%E6%BC%8F%E6%B0%B4', columns: [], shared: false }
  it('keeps the filter and not itself', () => expect(viewQuery({ state: 'open', q: '漏水', view: 'v0', new: 'true' })).toBe('state=open&q=%E6%BC%8F%E6%B0%B4'))
  it('leads back to the same list', () => expect(addressOf(view)).toEqual({ name: 'cases', query: { state: 'open', q: '漏水', view: 'v1' } }))
})
