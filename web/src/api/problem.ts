import type { Problem } from './types'

/** A "no" of the server, or of the road to it. `code` is stable; `title` is in the reader's language. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly fields: Record<string, string>
  readonly facts: Record<string, string>
  readonly incident: string

  constructor(problem: Partial<Problem> & { status: number; code: string }) {
    super(problem.title ?? problem.code)
    this.name = 'ApiProblem'
    this.status = problem.status
    this.code = problem.code
    this.title = problem.title ?? ''
    this.detail = problem.detail ?? ''
    this.fields = problem.fields ?? {}
    this.facts = problem.facts ?? {}
    this.incident = problem.incident ?? ''
  }
}

export async function readProblem(response: Response): Promise<ApiProblem> {
  const type = response.headers.get('content-type') ?? ''
  if (type.includes('json')) {
    try {
      const body = (await response.json()) as Partial<Problem>
      if (body && typeof body.code === 'string') return new ApiProblem({ ...body, status: response.status, code: body.code })
    } catch {
      // An unreadable body tells no more than its status.
    }
  }
  return new ApiProblem({ status: response.status, code: response.status >= 500 ? 'failure' : `http_${response.status}` })
}

export function asProblem(thrown: unknown): ApiProblem {
  return thrown instanceof ApiProblem ? thrown : new ApiProblem({ status: 0, code: 'bug', detail: String(thrown) })
}
