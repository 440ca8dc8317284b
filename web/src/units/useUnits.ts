import { get } from '@/api/client'
import type { components } from '@/api/schema'
import { useAsked } from '@/api/useAsked'
import { usePages } from '@/cases/useCases'
import type { Happening } from './time_line'

export type Unit = components['schemas']['Unit']
export type UnitBrief = components['schemas']['UnitBrief']
export type Entry = components['schemas']['Entry']
export interface UnitFilter { q: string; model: string; outlet: string; customer: string }

export const unitPath = (id: string) => `/api/v1/units/${encodeURIComponent(id)}`

export const useUnits = (filter: () => UnitFilter) =>
  usePages<UnitBrief>((cursor) => get('/api/v1/units', { ...filter(), limit: 50, cursor }))

export function useUnit(id: () => string) {
  return {
    shown: useAsked(() => get<Unit>(unitPath(id()))),
    entries: useAsked(async () => (await get<{ items: Entry[] }>(`${unitPath(id())}/entries`)).items),
  }
}

/** What befell the unit, in words, as far as its days are known. */
export function happeningsOf(unit: Unit, t: (key: string, named?: Record<string, unknown>) => string): Happening[] {
  const found: (Happening | undefined)[] = []
  const on = (day: string | undefined, key: string, more: Partial<Happening> = {}, named: Record<string, unknown> = {}) => { if (day) found.push({ on: day, label: t(`unit_event.${key}`, named), ...more }) }
  on(unit.manufactured_on, 'made')
  const bought = unit.purchase
  on(bought?.purchased_on, 'bought', { tone: 'good' })
  if (bought?.invoice_on !== bought?.purchased_on) on(bought?.invoice_on, 'invoice')
  on(bought?.delivered_on, 'delivered')
  if (bought?.signed_on !== bought?.delivered_on) on(bought?.signed_on, 'signed')
  on(bought?.installed_on, 'installed')
  for (const repair of unit.repairs) on(repair.sent_on, repair.done_on ? 'repaired' : 'in_repair', { tone: 'soon', ...(repair.done_on && repair.done_on !== repair.sent_on ? { until: repair.done_on } : {}) }, { part: repair.part ?? '' })
  for (const part of unit.replacements) on(part.on, 'part', {}, { part: part.part ?? '' })
  unit.owners.slice(1).forEach((owner) => on(owner.from_on, `owner_${owner.how}`, {}, { name: owner.name || owner.customer }))
  on(unit.replaces?.on, 'came_for', {}, { unit: unit.replaces?.unit_id })
  on(unit.replaced_by?.on, 'gone_for', { tone: 'bad' }, { unit: unit.replaced_by?.unit_id })
  return found.filter((one): one is Happening => one !== undefined)
}
