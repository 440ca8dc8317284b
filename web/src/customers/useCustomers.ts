import { get, post, remove } from '@/api/client'
import type { components } from '@/api/schema'
import { useAsked } from '@/api/useAsked'
import { usePages } from '@/cases/useCases'
import type { UnitBrief } from '@/units/useUnits'

export type Customer = components['schemas']['Customer']
export type Duplicate = components['schemas']['CustomerDuplicate']
export const customerPath = (code: string) => `/api/v1/customers/${encodeURIComponent(code)}`
export const purposes = ['service', 'marketing', 'survey', 'sharing'] as const

export const useCustomers = (q: () => string) => usePages<Customer>((cursor) => get('/api/v1/customers', { q: q(), limit: 50, cursor }))
export const useDuplicates = () => usePages<Duplicate>((cursor) => get('/api/v1/customer-duplicates', { limit: 20, cursor }))

/** One customer with his units, and the ways to change him. */
export function useCustomer(code: () => string) {
  const shown = useAsked(() => get<Customer>(customerPath(code())))
  const units = useAsked(async () => (await get<{ items: UnitBrief[] }>('/api/v1/units', { customer: code(), limit: 200 })).items)
  const keep = async (answer: Promise<Customer>) => { shown.value.value = await answer }
  return {
    shown, units,
    load: () => Promise.all([shown.run(), units.run()]),
    keep: (now: Customer) => { shown.value.value = now },
    consent: (body: { purpose: string; text_version: string; channel?: string }, key: string) => keep(post<Customer>(`${customerPath(code())}/consents`, body, key)),
    withdraw: (consent: string) => keep(remove<Customer>(`${customerPath(code())}/consents/${encodeURIComponent(consent)}`)),
    disclose: async (reason: string) => (await post<{ values: Record<string, string> }>(`${customerPath(code())}/disclosures`, { reason })).values,
  }
}
