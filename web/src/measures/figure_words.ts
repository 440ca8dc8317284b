import { lengthWords, type Language, type Say } from '@/time/words'

const seconds: Record<string, number> = { seconds: 1, minutes: 60, hours: 3600, days: 86400 }

/** The side of a measure where the cases lie that went wrong: a rework is in the numerator, an unkept answer is not. */
export function failingSide(direction?: string): 'numerator' | 'rest' {
  return direction === 'lower' ? 'numerator' : 'rest'
}

export function numberWords(value: number, language: Language, digits = 0): string {
  return new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value)
}

export function shareWords(value: number): string {
  return `${(value * 100).toFixed(1)}%`
}

/** A measure's value in its unit: shares as per cent, lengths in words, counts whole. */
export function figureWords(value: number | null | undefined, unit: string, language: Language, say: Say): string {
  if (value === null || value === undefined) return '—'
  if (unit === 'share') return shareWords(value)
  const size = seconds[unit]
  if (size) return lengthWords(value * size, say)
  return numberWords(value, language, Number.isInteger(value) ? 0 : 2)
}
