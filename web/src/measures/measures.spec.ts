import { describe, expect, it } from 'vitest'
import type { MeasureDefinition, MeasureFigure, ServicePromise } from '@/api/types'
import { promiseTone } from '@/promises/promise_words'
import { csv } from './csv'
import { failingSide, figureWords } from './figure_words'
import { casesBehind, chartsOf, choiceOf, choiceQuery, linesOf, span } from './useMeasures'

const figure: MeasureFigure = { value: 0.5, numerator: 1, denominator: 2, n: 2, target: null }
const measure: MeasureDefinition = { id: 'm', title: { zh: '', en: '' }, kind: 'share', unit: 'share', direction: 'higher' }

describe('measures', () => {
  it('a choice comes back from the address as it went', () => {
    const choice = { by: ['outlet', 'month'], measure: ['a', 'b'], from: '2026-01-01', to: '2026-02-01', where: ['kind:repair'] }
    expect(choiceOf(choiceQuery(choice) as Record<string, string>, '2026-11-22')).toEqual(choice)
  })
  it('begins with whole months, up to and with today', () => {
    expect(choiceOf({}, '2026-11-22')).toMatchObject({ by: ['month'], from: '2026-05-01', to: '2026-11-23' })
  })
  it('a value of time covers its days', () => {
    expect(span('month', '2026-12')).toEqual({ from: '2026-12-01', to: '2027-01-01' })
    expect(span('week', '2026-W01')).toEqual({ from: '2025-12-29', to: '2026-01-05' })
    expect(span('week', '2026-11-16')).toEqual({ from: '2026-11-16', to: '2026-11-23' })
    expect(span('outlet', 'N01')).toBeUndefined()
  })
  it('a figure leads to its own cases: its days within the chosen ones, its outlet, its side', () => {
    const choice = { by: ['month', 'outlet'], measure: ['m'], from: '2026-11-10', to: '2027-01-01', where: ['kind:repair'] }
    const line = linesOf({ as_of_seq: 1, rows: [{ month: '2026-11', outlet: 'N01', measures: { m: figure } }] } as never, choice.by, [measure])[0]!
    expect(casesBehind(choice, line, 'rest').query).toEqual({ side: 'rest', from: '2026-11-10', to: '2026-12-01', where: ['kind:repair', 'outlet:N01'] })
  })
  it('measures of one unit share a chart, a second dimension parts them', () => {
    const time: MeasureDefinition = { ...measure, id: 't', unit: 'hours', kind: 'mean' }
    const other: MeasureDefinition = { ...measure, id: 'o' }
    const rows = { as_of_seq: 1, rows: ['2026-10', '2026-11'].map((month) => ({ month, outlet: 'N01', measures: { m: figure, t: figure, o: figure } })) } as never
    const shape = (by: string[]) => chartsOf(linesOf(rows, by, [measure, time, other]), by).map((chart) => [chart.key, chart.measures.map((one) => one.id), chart.lines.length])
    expect(shape(['month'])).toEqual([['share', ['m', 'o'], 4], ['hours', ['t'], 2]])
    expect(shape(['month', 'outlet'])).toEqual([['m', ['m'], 2], ['t', ['t'], 2], ['o', ['o'], 2]])
  })
  it('what went wrong lies in the numerator where lower is better', () => expect([failingSide('lower'), failingSide('higher'), failingSide()]).toEqual(['numerator', 'rest', 'rest']))
  it('a value is written in its unit', () => {
    const say = (key: string, named?: Record<string, unknown>) => `${String(named?.n ?? '')}${key.split('.')[1]}`
    expect(figureWords(0.9634, 'share', 'zh', say)).toBe('96.3%')
    expect(figureWords(1.5, 'hours', 'zh', say)).toBe('1hour 30minute')
    expect(figureWords(null, 'share', 'zh', say)).toBe('—')
  })
  it('a CSV is quoted, marked as UTF-8, and runs nothing', () => {
    expect(csv([['a,b', '说"好"', 1.5, null], ['=1+1', '', -2, 'x']])).toBe('\ufeff"a,b","说""好""",1.5,\r\n\'=1+1,,-2,x\r\n')
  })
})

describe('the colour of a promise', () => {
  const promise = (verdict: MeasureFigure['verdict'], soon = 0) => ({ id: 'p', title: { zh: '', en: '' }, kind: 'share', target: 1, figure: { ...figure, verdict }, soon }) as ServicePromise
  it('is red for a broken one only, amber for doubt or a clock about to run out', () => {
    expect([promise('broken', 3), promise('uncertain'), promise('kept', 1), promise('kept')].map(promiseTone)).toEqual(['bad', 'soon', 'good', 'good'])
  })
})
