import { mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { ApiProblem } from '@/api/problem'
import type { CaseBrief } from '@/api/types'
import { i18n } from '@/locale'
import CaseList from './CaseList.vue'

const one: CaseBrief = { id: 'c1', number: 'WX-20261122-0001', kind: 'repair', state: 'open', priority: 'emergency', channel: 'hotline', subject: '不制冷', opened_at: '2026-11-22T06:00:00Z', promises: [{ id: 'p', title: { zh: '一小时', en: 'One hour' }, due_at: '2020-01-01T00:00:00Z', outcome: 'open' }] }
const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/cases/:id', name: 'case', component: { template: '<p/>' } }, { path: '/', component: { template: '<p/>' } }] })
vi.stubGlobal('fetch', vi.fn(() => Promise.resolve(new Response('{"items":[]}', { status: 200, headers: { 'content-type': 'application/json' } }))))
const show = (props: Partial<{ items: CaseBrief[]; loading: boolean; problem: ApiProblem; more: boolean }>) =>
  mount(CaseList, { props: { items: [], loading: false, more: false, ...props }, slots: { empty: '<b>first step</b>' }, global: { plugins: [createPinia(), i18n, router] }, attachTo: document.body })
afterEach(() => { document.body.innerHTML = '' })

describe('a list of cases', () => {
  it('loading: says so to ears and eyes', () => expect(show({ loading: true }).get('[data-state=loading]').text()).toContain('正在读取'))
  it('empty: offers the first step', () => expect(show({}).get('[data-state=empty]').text()).toBe('first step'))
  it('refused: says why and lets one try again', async () => {
    const list = show({ problem: new ApiProblem({ status: 500, code: 'failure', incident: 'i-7' }) })
    expect(list.get('[data-state=refused]').text()).toContain('i-7')
    await list.get('[data-state=refused] button').trigger('click')
    expect(list.emitted('retry')).toHaveLength(1)
  })
  it('full: a late clock is red and the number leads to the case', () => {
    const list = show({ items: [one], more: true })
    expect(list.get('[data-state=full] td.number a').attributes('href')).toBe('/cases/c1')
    expect(list.get('.clocks span').classes()).toContain('bad')
    expect(list.text()).toContain('紧急')
  })
  it('j chooses and Enter opens', async () => {
    const list = show({ items: [one] })
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'j' }))
    await list.vm.$nextTick()
    expect(list.find('tr[data-at=true]').exists()).toBe(true)
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }))
    await vi.waitFor(() => expect(router.currentRoute.value.params.id).toBe('c1'))
  })
})
