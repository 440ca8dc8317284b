import { ref, shallowRef } from 'vue'
import { asProblem, type ApiProblem } from './problem'

/** One question to the server in its four states. A later question silences the answer of an earlier one. */
export function useAsked<T, A extends unknown[]>(question: (...args: A) => Promise<T>) {
  const value = shallowRef<T>()
  const problem = shallowRef<ApiProblem>()
  const loading = ref(false)
  let latest = 0

  async function run(...args: A): Promise<T | undefined> {
    const mine = ++latest
    loading.value = true
    problem.value = undefined
    try {
      const answer = await question(...args)
      if (mine === latest) value.value = answer
      return answer
    } catch (thrown) {
      if (mine === latest) problem.value = asProblem(thrown)
      return undefined
    } finally {
      if (mine === latest) loading.value = false
    }
  }
  return { value, problem, loading, run }
}
