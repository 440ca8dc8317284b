import type { Found } from '@/api/types'
import type { Recent } from './recent'

/** One line of the palette: where it leads or what it does. */
export interface Command { id: string; group: 'recent' | 'page' | 'action' | 'case' | 'customer'; text: string; more?: string; keys?: string; to?: object | string; act?: () => void }

const plain = (text: string) => text.toLowerCase().normalize('NFKC').replace(/\s+/g, ' ').trim()

/** Every word of what was typed is in the line, in any order; lines that begin with it come first. */
export function matching(commands: Command[], typed: string, names: (command: Command) => string[]): Command[] {
  const words = plain(typed).split(' ').filter(Boolean)
  if (!words.length) return commands
  const rank = (command: Command) => (names(command).some((name) => plain(name).startsWith(words[0]!)) ? 0 : 1)
  return commands
    .filter((command) => { const all = plain(names(command).join(' ')); return words.every((word) => all.includes(word)) })
    .sort((a, b) => rank(a) - rank(b))
}

export function foundCommands(found: Found): Command[] {
  return [
    ...found.cases.map((hit): Command => ({ id: `case ${hit.id}`, group: 'case', text: hit.number, more: hit.field === 'subject' || hit.field === 'number' ? hit.subject : [hit.subject, hit.snippet.map(([part]) => part).join('')].filter(Boolean).join(' — '), to: { name: 'case', params: { id: hit.id } } })),
    ...found.customers.map((one): Command => ({ id: `customer ${one.code}`, group: 'customer', text: one.name ?? one.code, more: [one.code, one.mobile].filter(Boolean).join(' · '), to: { name: 'search', query: { q: one.code } } })),
  ]
}
export const recentCommands = (recent: Recent[]): Command[] => recent.map((one) => ({ id: `recent ${one.id}`, group: 'recent', text: one.number, to: { name: 'case', params: { id: one.id } } }))
