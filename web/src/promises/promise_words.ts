import type { MeasureFigure, ServicePromise } from '@/api/types'
import type { Tone } from '@/time/words'

/** Red only for a broken promise; amber when it is uncertain. What runs out within the hour is said beside it. */
export function promiseTone(promise: ServicePromise): Tone {
  if (promise.figure?.verdict === 'broken') return 'bad'
  if (promise.figure?.verdict === 'uncertain') return 'soon'
  return promise.figure?.verdict === 'kept' ? 'good' : ''
}

/** Bar and target mark in per cent of one scale: shares on 0..1 (small ones magnified), lengths on twice the larger of both. */
export function promiseBar(promise: ServicePromise): { value: number; target: number } {
  const value = promise.figure?.value ?? 0
  const isShare = promise.unit === 'share' || promise.kind !== 'mean'
  const top = isShare && promise.target > 0.2 ? 1 : Math.max(value, promise.target) * 1.5 || 1
  return { value: Math.min(100, (100 * value) / top), target: Math.min(99.5, (100 * promise.target) / top) }
}

/** The change against the period before; null where one of the two is unknown. */
export function change(figure?: MeasureFigure, before?: MeasureFigure): number | null {
  if (figure?.value == null || before?.value == null) return null
  return figure.value - before.value
}
