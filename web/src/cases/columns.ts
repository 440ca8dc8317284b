/** What a list of cases can show, and what it shows to who has not chosen. */
export const allColumns = ['number', 'kind', 'subject', 'state', 'promises', 'outlet', 'person', 'opened_at', 'priority', 'product', 'serial', 'region', 'channel', 'responded_at', 'resolved_at', 'closed_at', 'rating'] as const
export type Column = (typeof allColumns)[number]
export const usualColumns: Column[] = ['number', 'kind', 'subject', 'state', 'promises', 'outlet', 'person', 'opened_at']

const place = 'cases.columns'

/** Known columns in the order given, the number always among them: without it no line could be opened. */
export function columnsOf(words: readonly string[]): Column[] {
  const known = words.filter((word): word is Column => (allColumns as readonly string[]).includes(word))
  const once = [...new Set(known)]
  return once.length ? (once.includes('number') ? once : ['number', ...once]) : usualColumns
}
export function keptColumns(): Column[] { return columnsOf((localStorage.getItem(place) ?? '').split(',')) }
export function keepColumns(columns: readonly Column[]) { localStorage.setItem(place, columns.join(',')) }
