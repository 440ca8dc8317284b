import { get } from '@/api/client'
import type { Person, Role } from '@/api/shell_types'
import { useAsked } from '@/api/useAsked'

export const usePeople = () => useAsked(async () => (await get<{ items: Person[] }>('/api/v1/users')).items)
export const useRoles = () => useAsked(async () => (await get<{ items: Role[] }>('/api/v1/roles')).items)

/** The fields of the form that differ from the person as he stands; an empty text takes a value away. */
export function changesOf(person: Pick<Person, 'name' | 'role' | 'outlet' | 'person'>, form: Record<string, string>): Record<string, string | null> {
  const fields = ['name', 'role', 'outlet', 'person'] as const
  return Object.fromEntries(fields.filter((field) => (person[field] ?? '') !== (form[field] ?? '').trim()).map((field) => [field, (form[field] ?? '').trim() || null]))
}
