import { reactive, watch } from 'vue'
import type { CaseOpening } from '@/api/types'

export interface NewCase { kind: string; priority: string; channel: string; subject: string; description: string; name: string; mobile: string; product: string; serial: string; outlet: string; region: string }

const blank: NewCase = { kind: '', priority: 'normal', channel: 'hotline', subject: '', description: '', name: '', mobile: '', product: '', serial: '', outlet: '', region: '' }
const place = 'draft.case'

/** What is typed outlives errors, a reload and signing in again; it goes when the case is open. */
export function useDraft() {
  let kept: Partial<NewCase> = {}
  try { kept = JSON.parse(sessionStorage.getItem(place) ?? '{}') as Partial<NewCase> } catch { /* an unreadable draft is no draft */ }
  const form = reactive<NewCase>({ ...blank, ...kept })
  watch(form, () => sessionStorage.setItem(place, JSON.stringify(form)))
  return { form, clear: () => { Object.assign(form, blank); sessionStorage.removeItem(place) } }
}

/** Every field that must be filled and is not, all at once. */
export function missing(form: NewCase): string[] {
  return (['kind', 'subject', 'name', 'mobile'] as const).filter((field) => !form[field].trim() && !(field === 'mobile' && form.name.trim()) && !(field === 'name' && form.mobile.trim()))
}

export function opening(form: NewCase): CaseOpening {
  const body: Record<string, unknown> = { contact: {} }
  const contact = body.contact as Record<string, string>
  for (const [field, value] of Object.entries(form)) {
    if (!value.trim()) continue
    if (field === 'name' || field === 'mobile') contact[field] = value.trim()
    else body[field] = value.trim()
  }
  return body as unknown as CaseOpening
}
