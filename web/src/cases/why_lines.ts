import type { PromiseExplanation } from '@/api/types'

export type WhyLine =
  | { is: 'counted'; from: string; to: string; seconds: number; sum: number }
  | { is: 'paused'; from: string; to: string | null; reason: string }
  | { is: 'closed'; from: string; on: string; reason: { zh: string; en: string } }

/** Counted stretches with their running sum, pauses and closed days in the order they came. */
export function whyLines(why: PromiseExplanation): WhyLine[] {
  let sum = 0
  const lines: WhyLine[] = [...why.counted].sort((a, b) => a.from.localeCompare(b.from)).map((one) => ({ is: 'counted', ...one, sum: (sum += one.seconds) }))
  for (const one of why.pauses ?? []) lines.push({ is: 'paused', ...one })
  for (const one of why.closed ?? []) lines.push({ is: 'closed', from: `${one.on}T00:00:00Z`, ...one })
  return lines.sort((a, b) => a.from.localeCompare(b.from))
}
