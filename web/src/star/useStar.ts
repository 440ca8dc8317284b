import { get } from '@/api/client'
import { useAsked } from '@/api/useAsked'
import type { MeasureDefinition, MeasureRows, Outlet, ServicePromise, Star, StarHistory } from '@/api/types'

export const useStar = () => useAsked(() => get<Star>('/api/v1/star'))
export const useHistory = () => useAsked(() => get<StarHistory>('/api/v1/star/history', { days: 90 }))
export const usePromises = () => useAsked(async () => (await get<{ items: ServicePromise[] }>('/api/v1/promises')).items)

/** The measures that tell outlets apart, whatever a company calls them. */
export function outletMeasures(book: MeasureDefinition[]): MeasureDefinition[] {
  const shares = book.filter((measure) => measure.kind === 'share')
  const wanted = [/respon/, /resol/, /satisf/, /rework/]
  const found = wanted.map((word) => shares.find((measure) => word.test(measure.id) && !/emergency|first/.test(measure.id)))
  return found.filter((measure): measure is MeasureDefinition => measure !== undefined)
}

export const useOutletRanking = () =>
  useAsked(async (from?: string, to?: string) => {
    const [book, outlets] = await Promise.all([
      get<{ items: MeasureDefinition[] }>('/api/v1/measure-book'),
      get<{ items: Outlet[] }>('/api/v1/outlets'),
    ])
    const measures = outletMeasures(book.items)
    const answer = await get<MeasureRows>('/api/v1/measures', { by: 'outlet', measure: measures.map((measure) => measure.id).join(','), from, to })
    const names = new Map(outlets.items.map((outlet) => [outlet.code, outlet.name]))
    const rows = answer.rows.map((row) => {
      const code = String(row.outlet ?? '')
      return { code, name: names.get(code) ?? code, measures: row.measures }
    })
    return { measures, rows: rows.filter((row) => row.code !== '') }
  })
