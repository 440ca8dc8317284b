import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from 'echarts'
import type { Palette } from '@/look/palette'
import type { Line } from './useMeasures'

export interface Plot { names: string[]; series: { name: string; points: (Line | undefined)[] }[]; lines: boolean }

const marks = ['circle', 'rect', 'triangle', 'diamond']

/** Lines over time, bars otherwise; every point with its interval as whiskers; series told apart by mark as well as by colour. */
export function measureOption(plot: Plot, say: (value: number) => string, target: number | null, colours: Palette) {
  const dots = (points: (Line | undefined)[]) => points.map((line) => line?.figure.value ?? null)
  const whiskers = (points: (Line | undefined)[], at: number) => ({
    type: 'custom', name: 'whiskers', silent: true, encode: { x: 0, y: [1, 2] }, z: 5, tooltip: { show: false },
    data: points.flatMap((line, x) => (line?.figure.low != null && line.figure.high != null ? [[x, line.figure.low, line.figure.high]] : [])),
    renderItem: (_: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) => {
      const low = api.coord([api.value(0), api.value(1)]), high = api.coord([api.value(0), api.value(2)])
      const x = (low[0] ?? 0) + (plot.lines ? (at - (plot.series.length - 1) / 2) * 5 : shift(api, at)), top = high[1] ?? 0, bottom = low[1] ?? 0
      const style = { stroke: plot.lines ? colours.series[at % 4] : colours.ink, lineWidth: 1.2, opacity: plot.lines && plot.series.length > 1 ? 0.55 : 1 }
      const line = (x1: number, y1: number, x2: number, y2: number) => ({ type: 'line' as const, shape: { x1, y1, x2, y2 }, style })
      return { type: 'group' as const, children: [line(x, top, x, bottom), line(x - 4, top, x + 4, top), line(x - 4, bottom, x + 4, bottom)] }
    },
  })
  const shift = (api: CustomSeriesRenderItemAPI, at: number) => {
    const layout = (api as unknown as { barLayout?: (o: object) => { offsetCenter: number }[] }).barLayout?.({ count: plot.series.length, barGap: '30%', barCategoryGap: '40%' })
    return layout?.[at]?.offsetCenter ?? 0
  }
  const many = plot.names.length > 12
  return {
    color: colours.series,
    grid: { left: 4, right: 16, top: plot.series.length > 1 ? 34 : 14, bottom: many ? 8 : 4, containLabel: true },
    legend: plot.series.length > 1 ? { type: 'scroll', top: 0, pageTextStyle: { color: colours.ink2 }, pageIconColor: colours.ink2, pageIconInactiveColor: colours.line, data: plot.series.map((one) => one.name), textStyle: { color: colours.ink2 } } : undefined,
    tooltip: { trigger: 'axis', valueFormatter: (value: unknown) => (typeof value === 'number' ? say(value) : '—') },
    xAxis: { type: 'category', data: plot.names, axisLabel: { color: colours.ink2, rotate: many ? 40 : 0, fontSize: 11, width: 84, overflow: 'truncate' }, axisLine: { lineStyle: { color: colours.line } }, axisTick: { show: false } },
    yAxis: { type: 'value', scale: plot.lines, axisLabel: { color: colours.ink3, formatter: say, fontSize: 11 }, splitLine: { lineStyle: { color: colours.line } } },
    series: plot.series.flatMap((one, at) => [
      {
        type: plot.lines ? 'line' : 'bar', name: one.name, data: dots(one.points), itemStyle: { color: colours.series[at % 4] }, lineStyle: { color: colours.series[at % 4] }, symbol: marks[at % 4], symbolSize: 7, barGap: '30%', barCategoryGap: '40%', barMaxWidth: 36,
        markLine: at === 0 && target !== null ? { silent: true, symbol: 'none', lineStyle: { color: colours.ink, type: 'dashed' }, label: { show: false }, data: [{ yAxis: target }] } : undefined,
      },
      whiskers(one.points, at),
    ]),
  }
}
