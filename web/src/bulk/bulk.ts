import { post } from '@/api/client'
import type { BulkBody, BulkDone, BulkPreview, BulkRefusal, BulkUndone } from '@/api/shell_types'

export interface BulkForm { kind: 'assign' | 'move' | 'priority'; person: string; outlet: string; move: string; fields: Record<string, string>; priority: string }

/** The action as the contract has it; nothing where the form does not say enough. */
export function actionOf(form: BulkForm): Record<string, unknown> | undefined {
  const filled = (values: Record<string, string>) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.trim()]).filter(([, value]) => value))
  if (form.kind === 'priority') return form.priority ? { priority: { priority: form.priority } } : undefined
  if (form.kind === 'move') return form.move ? { move: { move: form.move, fields: filled(form.fields) } } : undefined
  const to = filled({ person: form.person, outlet: form.outlet })
  return Object.keys(to).length ? { assign: to } : undefined
}

export const bodyOf = (action: Record<string, unknown>, caseIds: string[], query?: string): BulkBody => (query === undefined ? { action, case_ids: caseIds } : { action, query })

/** Refusals told once for each reason, with the numbers they meet. */
export function refusedByReason(refused: BulkRefusal[]): { code: string; title: string; numbers: string[] }[] {
  const reasons = new Map<string, { code: string; title: string; numbers: string[] }>()
  for (const one of refused) {
    const reason = reasons.get(one.code) ?? { code: one.code, title: one.title || one.code, numbers: [] }
    reason.numbers.push(one.number)
    reasons.set(one.code, reason)
  }
  return [...reasons.values()].sort((a, b) => b.numbers.length - a.numbers.length)
}

/** What differs between two stands of a case, field by field. */
export function differences(before: Record<string, unknown>, after: Record<string, unknown>): { field: string; from: string; to: string }[] {
  const text = (value: unknown) => (value === null || value === undefined || typeof value === 'object' ? '' : String(value))
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((field) => ({ field, from: text(before[field]), to: text(after[field]) }))
    .filter((one) => one.from !== one.to)
}

export const previewBulk = (body: BulkBody) => post<BulkPreview>('/api/v1/bulk-previews', body)
export const doBulk = (body: BulkBody, key: string) => post<BulkDone>('/api/v1/bulk-actions', body, key)
export const undoBulk = (bulkId: string) => post<BulkUndone>(`/api/v1/bulk-actions/${encodeURIComponent(bulkId)}/undo`, {})
