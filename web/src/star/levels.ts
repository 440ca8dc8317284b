import type { Star } from '@/api/types'

export type Level = 'none' | 'qualified' | 'three' | 'four' | 'five'
export const starsOf: Record<Level, number> = { none: 0, qualified: 0, three: 3, four: 4, five: 5 }
const standard = [{ level: 'qualified', from: 70 }, { level: 'three', from: 80 }, { level: 'four', from: 90 }, { level: 'five', from: 95 }]

export function levelsOf(star: Star): { level: string; from: number }[] {
  return [...(star.levels?.length ? star.levels : standard)].filter((step) => step.from > 0).sort((a, b) => a.from - b.from)
}

/** The level that a score alone would reach; the rating itself says it only when low and high agree. */
export function levelAt(star: Star, score: number): Level {
  const reached = levelsOf(star).filter((step) => score >= step.from).pop()
  return (reached?.level ?? 'none') as Level
}

export function nextStep(star: Star, score: number): { level: string; from: number } | undefined {
  return levelsOf(star).find((step) => score < step.from)
}
