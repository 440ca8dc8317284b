import { computed, shallowRef } from 'vue'
import { parseQuery, stringifyQuery, type LocationQueryRaw } from 'vue-router'
import { change, get, post, remove } from '@/api/client'
import { asProblem, type ApiProblem } from '@/api/problem'
import type { SavedView } from '@/api/shell_types'
import { useSession } from '@/session/session'

/** What of an address a view keeps: the filter, never which view or dialog is open. */
export function viewQuery(query: LocationQueryRaw): string {
  const { view: _view, new: _new, ...kept } = query
  return stringifyQuery(kept)
}
export const addressOf = (view: SavedView) => ({ name: 'cases', query: { ...parseQuery(view.query), view: view.view_id } })

/** The saved views of a page: one's own and those that others share. */
export function useViews(page: string) {
  const session = useSession()
  const views = shallowRef<SavedView[]>([])
  const problem = shallowRef<ApiProblem>()
  const path = (view: SavedView) => `/api/v1/views/${encodeURIComponent(view.view_id)}`

  async function load() { views.value = (await get<{ items: SavedView[] }>('/api/v1/views', { page })).items }
  async function doing(what: () => Promise<unknown>): Promise<boolean> {
    problem.value = undefined
    try {
      await what()
      await load()
      return true
    } catch (thrown) {
      problem.value = asProblem(thrown)
      return false
    }
  }
  return {
    views, problem,
    load: () => load().catch((thrown: unknown) => { problem.value = asProblem(thrown) }),
    save: async (view: { name: string; query: string; columns: string[]; shared: boolean }) => {
      let made: SavedView | undefined
      await doing(async () => { made = await post<SavedView>('/api/v1/views', { page, sort: '', ...view }) })
      return made
    },
    alter: (view: SavedView, part: Partial<Pick<SavedView, 'name' | 'shared' | 'query' | 'columns'>>) => doing(() => change(path(view), part)),
    drop: (view: SavedView) => doing(() => remove(path(view))),
    mayChange: (view: SavedView) => view.own === true || view.owner_id === session.session?.user.id || session.session?.user.role === 'admin',
    names: computed(() => new Map(views.value.map((view) => [view.view_id, view.name]))),
  }
}
