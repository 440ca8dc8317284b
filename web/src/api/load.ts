import { connection, makePauses } from './connection'

/** Code that is fetched when it is needed. A server that is just being started again is waited for. */
export async function load<T>(part: () => Promise<T>): Promise<T> {
  const pause = makePauses()
  for (;;) {
    try {
      const loaded = await part()
      connection.lost = false
      return loaded
    } catch (problem) {
      connection.lost = true
      if (!(await pause())) throw problem
    }
  }
}
