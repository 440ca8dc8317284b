import { shallowRef } from 'vue'
import { asProblem, type ApiProblem } from '@/api/problem'

/** What was just done and how to take it back: one at a time, the latest. */
export interface UndoOffer { said: string; undo?: () => Promise<string> }

export const offered = shallowRef<UndoOffer>()
export const undoProblem = shallowRef<ApiProblem>()
export const undoing = shallowRef(false)
const lasts = 10 * 60_000
let timer: ReturnType<typeof setTimeout> | undefined

export function offerUndo(offer: UndoOffer | undefined) {
  clearTimeout(timer)
  undoProblem.value = undefined
  offered.value = offer
  if (offer) timer = setTimeout(() => (offered.value = undefined), offer.undo ? lasts : 8000)
}

export async function takeBack() {
  const offer = offered.value
  if (!offer?.undo || undoing.value) return
  undoing.value = true
  undoProblem.value = undefined
  try {
    offerUndo({ said: await offer.undo() })
  } catch (thrown) {
    undoProblem.value = asProblem(thrown)
  } finally {
    undoing.value = false
  }
}
