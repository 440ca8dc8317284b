/** Facts as a form holds them: texts by the name of the fact, empty where nothing is known. */
import type { Fact, Value } from './answer'

export type FactForm = Record<string, string>
export interface Repair { sent_on: string; done_on: string }

export const missing = 'missing'
/** Known not to be there, as an answer: the law treats that otherwise than not knowing. */
const written: Record<string, Value> = { yes: true, no: false, [missing]: null }

export const groups: [string, string[]][] = [
  ['goods', ['category', 'second_hand', 'buyer.purpose']],
  ['sale', ['invoice_on', 'price', 'delivered_on', 'installer', 'installed_on']],
  ['papers', ['docs.invoice', 'docs.card', 'docs.order_record']],
  ['fault', ['fault.kind', 'fault.occurred_on', 'fault.cause', 'fault.part_class', 'open_repair.sent_on', 'open_repair.cause_of_delay']],
  ['wish', ['wants', 'stock_same_model', 'accepts_other_model', 'today']],
]
const usual = new Set(groups.flatMap(([, names]) => names))

/** Facts beyond the usual ones that hold something, in the order of the list. */
export const further = (form: FactForm, facts: Fact[]) => facts.filter((one) => !usual.has(one.fact) && form[one.fact])
export const unused = (form: FactForm, facts: Fact[]) => facts.filter((one) => !usual.has(one.fact) && !form[one.fact])

export function repairsOf(form: FactForm): Repair[] {
  try {
    const list = JSON.parse(form.repairs || '[]') as unknown
    return Array.isArray(list) ? list.map((one: Partial<Repair>) => ({ ...one, sent_on: String(one?.sent_on ?? ''), done_on: String(one?.done_on ?? '') })) : []
  } catch { return [] }
}

function valueOf(text: string, fact?: Fact): Value {
  if (text === missing) return null
  if (fact?.type === 'flag') return written[text] ?? text
  // What is no number is sent as it was typed, so that the server complains of it.
  if (fact?.type === 'number' || fact?.type === 'money') return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text)
  return text
}

/** The facts of a request: what is not known is left out. */
export function factsOf(form: FactForm, facts: Fact[]): Record<string, unknown> {
  const known = new Map(facts.map((one) => [one.fact, one]))
  const out: Record<string, unknown> = {}
  for (const [name, text] of Object.entries(form)) {
    if (!text || name === 'repairs') continue
    out[name] = valueOf(text, known.get(name))
  }
  const repairs = repairsOf(form).filter((one) => one.sent_on || one.done_on)
  if (repairs.length) out.repairs = repairs.map((one) => Object.fromEntries(Object.entries(one).filter(([, value]) => value !== '')))
  return out
}

function textOf(value: unknown): string {
  if (value === null) return missing
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return String(value)
}

/** The form that a kept ruling began with. Its day is left out: what is decided next is decided as of today. */
export function formOf(given: Record<string, unknown>): FactForm {
  const form: FactForm = {}
  const put = (facts: Record<string, unknown>, trail: string) => {
    for (const [name, value] of Object.entries(facts)) {
      if (trail + name === 'today' || name === 'rulebooks') continue
      if (Array.isArray(value)) form[name] = JSON.stringify(value)
      else if (value && typeof value === 'object') put(value as Record<string, unknown>, `${trail}${name}.`)
      else form[trail + name] = textOf(value)
    }
  }
  put(given, '')
  return form
}

/** The fact that a complaint of the server names, as in "facts.invoice_on must be a day". */
export function complainedOf(detail: string): { fact: string; text: string } | undefined {
  const found = /^facts\.([\w.]+?)(?:\[\d+\])?(?:\.\w+)? (.*)$/.exec(detail)
  if (!found?.[1]) return undefined
  const whole = /^facts\.([\w.]+) /.exec(detail)?.[1]
  return { fact: detail.includes('[') ? found[1] : (whole ?? found[1]), text: found[2] ?? detail }
}
