import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import { get } from '@/api/client'
import type { MeasureDefinition, MeasureFigure, MeasureRows } from '@/api/types'
import { useAsked } from '@/api/useAsked'
import { addDays } from '@/time/words'

export const dimensions = ['month', 'outlet', 'kind', 'product', 'channel', 'person', 'region', 'day', 'week', 'year']
export const timeDimensions = ['day', 'week', 'month', 'year']

/** What is looked at; kept in the address. */
export interface MeasureChoice { by: string[]; measure: string[]; from: string; to: string; where: string[] }

const words = (value: LocationQuery[string] | undefined) => (typeof value === 'string' ? value.split(',').filter(Boolean) : [])
const list = (value: LocationQuery[string] | undefined) => (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string' && one.includes(':'))

export function choiceOf(query: LocationQuery, today: string): MeasureChoice {
  const by = words(query.by).filter((one) => dimensions.includes(one)).slice(0, 2)
  const day = (value: LocationQuery[string] | undefined, otherwise: string) => (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : otherwise)
  return {
    by: by.length ? by : ['month'], measure: words(query.measure),
    from: day(query.from, `${addDays(today, -182).slice(0, 7)}-01`), to: day(query.to, addDays(today, 1)), where: list(query.where),
  }
}

export function choiceQuery(choice: MeasureChoice): LocationQueryRaw {
  return { by: choice.by.join(','), from: choice.from, to: choice.to, ...(choice.measure.length ? { measure: choice.measure.join(',') } : {}), ...(choice.where.length ? { where: choice.where } : {}) }
}

export const useBook = () => useAsked(async () => (await get<{ items: MeasureDefinition[] }>('/api/v1/measure-book')).items)
export const useRows = () =>
  useAsked((choice: MeasureChoice) => get<MeasureRows>('/api/v1/measures', { by: choice.by.join(','), measure: choice.measure.join(','), from: choice.from, to: choice.to, where: choice.where }))

export interface Line { key: string; values: string[]; measure: MeasureDefinition; figure: MeasureFigure }

/** One line a figure: rows in order, and each measure of a row in the book's order. */
export function linesOf(rows: MeasureRows, by: string[], book: MeasureDefinition[]): Line[] {
  return rows.rows.flatMap((row) => {
    const values = by.map((dimension) => (typeof row[dimension] === 'string' ? row[dimension] : ''))
    return book.flatMap((measure) => {
      const figure = row.measures[measure.id]
      return figure ? [{ key: [...values, measure.id].join('|'), values, measure, figure }] : []
    })
  })
}

/** The charts of a view: measures of one unit share an axis; where a second dimension makes the series, each measure has its own. */
export function chartsOf(lines: Line[], by: string[]): { key: string; measures: MeasureDefinition[]; lines: Line[] }[] {
  const charts = new Map<string, { key: string; measures: MeasureDefinition[]; lines: Line[] }>()
  for (const line of lines) {
    const key = by.length > 1 ? line.measure.id : line.measure.unit
    const chart = charts.get(key) ?? { key, measures: [], lines: [] }
    if (!chart.measures.some((measure) => measure.id === line.measure.id)) chart.measures.push(line.measure)
    chart.lines.push(line)
    charts.set(key, chart)
  }
  return [...charts.values()]
}

/** The days that a value of a time dimension covers: "2026-11" is from the first of November to the first of December. */
export function span(dimension: string, value: string): { from: string; to: string } | undefined {
  if (dimension === 'year') return { from: `${value}-01-01`, to: `${Number(value) + 1}-01-01` }
  if (dimension === 'month') {
    const [year = 0, month = 0] = value.split('-').map(Number)
    return { from: `${value}-01`, to: month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01` }
  }
  if (dimension === 'day') return { from: value, to: addDays(value, 1) }
  if (dimension !== 'week') return undefined
  const week = /^(\d{4})-W(\d\d)$/.exec(value)
  if (!week) return { from: value, to: addDays(value, 7) }
  const fourth = `${week[1]}-01-04`
  const weekday = (new Date(`${fourth}T12:00:00Z`).getUTCDay() + 6) % 7
  const monday = addDays(fourth, (Number(week[2]) - 1) * 7 - weekday)
  return { from: monday, to: addDays(monday, 7) }
}

/** The address of the cases behind one figure. */
export function casesBehind(choice: MeasureChoice, line: Line, side: string) {
  let { from, to } = choice
  const where = [...choice.where]
  choice.by.forEach((dimension, at) => {
    const value = line.values[at] ?? ''
    const days = span(dimension, value)
    if (days) { from = days.from > from ? days.from : from; to = days.to < to ? days.to : to } else where.push(`${dimension}:${value}`)
  })
  return { name: 'measure-cases', params: { measure_id: line.measure.id }, query: { side, from, to, ...(where.length ? { where } : {}) } }
}
