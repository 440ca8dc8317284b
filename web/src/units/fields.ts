/** What the forms about a unit ask, by the words of the wire; a dot leads into an object of the body. */
export interface Field { name: string; kind: 'text' | 'day' | 'word' | 'yuan' | 'flag' | 'number' | 'customer' | 'outlet'; needed?: boolean; words?: string[] }
export type Form = Record<string, string>

const text = (name: string, needed = false): Field => ({ name, kind: 'text', needed })
const day = (name: string, needed = false): Field => ({ name, kind: 'day', needed })
const word = (name: string, words: string[]): Field => ({ name, kind: 'word', words })
const of = (kind: Field['kind'], name: string, needed = false): Field => ({ name, kind, needed })

const identity: Field[] = [text('serial'), text('gtin'), text('model'), text('name'), text('category'), text('batch'), day('manufactured_on'), of('outlet', 'outlet')]
const channels = word('channel', ['store', 'online', 'live_stream', 'tv', 'phone', 'mail'])
const installers = word('installer', ['trader', 'consumer', 'third'])
const bought: Field[] = [text('sold_by'), channels, text('platform'), text('anchor'), text('order_no'), text('invoice_no'), day('purchased_on'), day('invoice_on'), day('delivered_on'), day('signed_on'), of('yuan', 'price_fen'), of('yuan', 'price_paid_fen'), of('flag', 'docs.invoice'), of('flag', 'docs.invoice_copy'), of('flag', 'docs.card'), of('flag', 'docs.order_record')]

export const forms = {
  register: [...identity, of('customer', 'customer'), ...['sold_by', 'channel', 'platform', 'anchor', 'order_no', 'invoice_no', 'invoice_on', 'delivered_on', 'installed_on'].map((name): Field => ({ ...(bought.find((one) => one.name === name) ?? day(name)), name: `purchase.${name}` }))],
  correct: identity,
  purchase: bought,
  installation: [day('installed_on', true), installers],
  transfers: [of('customer', 'customer', true), day('on')],
  repairs: [day('sent_on'), day('done_on'), text('part'), text('fault_code'), of('number', 'hours'), of('number', 'excluded_hours'), word('outcome', ['repaired', 'not_repaired', 'no_fault']), of('flag', 'record'), of('flag', 'covered'), text('cause_of_delay')],
  replacements: [text('part', true), word('scope', ['part', 'assembly']), day('on'), text('batch'), text('origin'), of('number', 'guarantee_months')],
  exchanges: [text('with.serial', true), day('on'), text('reason'), text('case_id')],
} satisfies Record<string, Field[]>
export type FormName = keyof typeof forms

/** Yuan as people write them, as whole fen; nothing for what is no price. */
export function fenOf(yuan: string): number | undefined {
  const found = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(yuan.trim().replace(/[,¥￥\s]/g, ''))
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : undefined
}
export const yuanOf = (fen?: number) => (fen === undefined ? '' : (fen / 100).toFixed(2))

function valueOf(field: Field, typed: string): unknown {
  if (field.kind === 'yuan') return fenOf(typed) ?? typed
  if (field.kind === 'number') return /^\d+$/.test(typed) ? Number(typed) : typed
  if (field.kind === 'flag') return typed === 'yes'
  return typed
}

/** The body of the request: only what was filled in. */
export function bodyOf(fields: Field[], form: Form): Record<string, unknown> {
  const body: Record<string, unknown> = {}
  for (const field of fields) {
    const typed = (form[field.name] ?? '').trim()
    if (!typed) continue
    const steps = field.name.split('.')
    const last = steps.pop() ?? ''
    let at = body
    for (const step of steps) at = (at[step] ??= {}) as Record<string, unknown>
    at[last] = valueOf(field, typed)
  }
  return body
}

/** A form filled with what is known; `known` is the object that the fields lead into. */
export function formOf(fields: Field[], known: object = {}): Form {
  return Object.fromEntries(fields.map((field) => {
    const value = field.name.split('.').reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], known)
    if (value === undefined || value === null) return [field.name, '']
    if (field.kind === 'yuan') return [field.name, yuanOf(value as number)]
    if (field.kind === 'flag') return [field.name, value ? 'yes' : 'no']
    return [field.name, String(value)]
  }))
}
