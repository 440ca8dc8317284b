import { get, post, remove } from '@/api/client'
import type { AskedConsent, Approval, ApprovalSubject, CaseFees, FeeLine, OfferedFee, QuotedLine } from '@/api/types'
import { useAsked } from '@/api/useAsked'

/** The lines of a quotation as they are sent back, to be revised. */
export function linesOf(lines: FeeLine[]): QuotedLine[] {
  return lines.map((line) => ({ item_id: line.item_id, quantity: line.quantity, unit_price_fen: line.unit_price_fen, bearer: line.bearer, visit: line.visit, ...(line.approval_id ? { approval_id: line.approval_id } : {}) }))
}

/** The money of one case, and the ways to change it. Each change answers all of it as it then stands. */
export function useFees(id: () => string, changed: () => void = () => {}) {
  const path = () => `/api/v1/cases/${encodeURIComponent(id())}`
  const fees = useAsked(() => get<CaseFees>(`${path()}/fees`))
  async function keep(answer: Promise<CaseFees>) { fees.value.value = await answer; changed() }
  return {
    fees,
    offers: async (q: string) => (await get<{ items: OfferedFee[] }>(`${path()}/fee-items`, { q })).items,
    quote: (lines: QuotedLine[], key: string) => keep(post<CaseFees>(`${path()}/quotation`, { lines }, key)),
    ask: async (key: string) => {
      const asked = await post<AskedConsent>(`${path()}/quotation/consent-requests`, {}, key)
      await fees.run()
      changed()
      return asked
    },
    answer: (body: { decision: 'given' | 'declined'; code?: string; reason?: string }, key: string) => keep(post<CaseFees>(`${path()}/quotation/consents`, body, key)),
    settle: (result: 'fault_proved' | 'no_fault', key: string) => keep(post<CaseFees>(`${path()}/inspection-results`, { result }, key)),
    bill: (key: string) => keep(post<CaseFees>(`${path()}/bill`, {}, key)),
    unbill: () => keep(remove<CaseFees>(`${path()}/bill`)),
    askApproval: async (body: { subject: ApprovalSubject; amount_fen: number; item_id?: string; reason: string }, key: string) => {
      await post<Approval>(`${path()}/approvals`, body, key)
      await fees.run()
    },
  }
}
export type Fees = ReturnType<typeof useFees>
