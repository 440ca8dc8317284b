/** The cases opened last on this device. Only numbers are kept: what a case says is personal. */
export interface Recent { id: string; number: string }
const place = 'recent.cases'

export function recentCases(): Recent[] {
  try {
    const kept = JSON.parse(localStorage.getItem(place) ?? '[]') as Recent[]
    return Array.isArray(kept) ? kept.filter((one) => typeof one.id === 'string' && typeof one.number === 'string') : []
  } catch {
    return []
  }
}

export function rememberCase(id: string, number: string) {
  localStorage.setItem(place, JSON.stringify([{ id, number }, ...recentCases().filter((one) => one.id !== id)].slice(0, 8)))
}
export function forgetCases() { localStorage.removeItem(place) }
