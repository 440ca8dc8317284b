import { reactive } from 'vue'

/** Whether the server can be reached. What is sent while it cannot waits and is sent again; the shell says so meanwhile. */
export const connection = reactive({ lost: false })

/** For how long a request that may be repeated is tried again, and how long the pauses are. */
const patience = { all: 45_000, first: 400, most: 3_000 }

export function setPatience(all: number, first = patience.first) { patience.all = all; patience.first = first }

/** The pauses of one request: each twice the last, never longer than asked for in total. */
export function makePauses() {
  let spent = 0
  let next = patience.first
  return async (wanted?: number): Promise<boolean> => {
    const length = Math.min(wanted ?? next, patience.most)
    if (spent + length > patience.all) return false
    spent += length
    next = Math.min(next * 2, patience.most)
    await new Promise((done) => setTimeout(done, length))
    return true
  }
}
