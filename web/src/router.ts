import { createRouter, createWebHistory, START_LOCATION, type RouteRecordRaw } from 'vue-router'
import { load } from './api/load'
import { useSession } from './session/session'

/** A page's code is asked for like everything else: while the server is away, again and again. */
const later = (part: () => Promise<unknown>) => (() => load(part)) as never
const settings = (path: string, name: string, component: () => Promise<unknown>): RouteRecordRaw => ({ path: `/settings/${path}`, name, component: later(component), meta: { title: 'menu.settings' } })

const routes: RouteRecordRaw[] = [
  { path: '/sign-in', name: 'sign-in', component: later(() => import('./session/SignInPage.vue')), meta: { open: true, title: 'session.sign_in' } },
  { path: '/password', name: 'password', component: later(() => import('./session/PasswordPage.vue')), meta: { bare: true, title: 'session.change_password' } },
  { path: '/', name: 'star', component: later(() => import('./star/StarPage.vue')), meta: { title: 'menu.star' } },
  { path: '/work', name: 'work', component: later(() => import('./work/WorkPage.vue')), meta: { title: 'menu.work' } },
  { path: '/search', name: 'search', component: later(() => import('./search/SearchPage.vue')), meta: { title: 'menu.search' } },
  { path: '/cases', name: 'cases', component: later(() => import('./cases/CasesPage.vue')), meta: { title: 'menu.cases' } },
  { path: '/cases/:id', name: 'case', component: later(() => import('./cases/CasePage.vue')), meta: { title: 'menu.cases' } },
  { path: '/guarantees', name: 'guarantees', component: later(() => import('./guarantees/GuaranteesPage.vue')), meta: { title: 'menu.guarantees' } },
  { path: '/customers', name: 'customers', component: later(() => import('./customers/CustomersPage.vue')), meta: { title: 'menu.customers' } },
  { path: '/customers/duplicates', name: 'duplicates', component: later(() => import('./customers/DuplicatesPage.vue')), meta: { title: 'menu.customers' } },
  { path: '/customers/:code', name: 'customer', component: later(() => import('./customers/CustomerPage.vue')), meta: { title: 'menu.customers' } },
  { path: '/units', name: 'units', component: later(() => import('./units/UnitsPage.vue')), meta: { title: 'menu.units' } },
  { path: '/units/import', name: 'import', component: later(() => import('./units/ImportPage.vue')), meta: { title: 'menu.units' } },
  { path: '/units/:id', name: 'unit', component: later(() => import('./units/UnitPage.vue')), meta: { title: 'menu.units' } },
  { path: '/measures', name: 'measures', component: later(() => import('./measures/MeasuresPage.vue')), meta: { title: 'menu.measures' } },
  { path: '/measures/:measure_id/cases', name: 'measure-cases', component: later(() => import('./measures/MeasureCasesPage.vue')), meta: { title: 'menu.measures' } },
  { path: '/promises', name: 'promises', component: later(() => import('./promises/PromisesPage.vue')), meta: { title: 'menu.promises' } },
  { path: '/settings', redirect: '/settings/people' },
  settings('people', 'people', () => import('./people/PeoplePage.vue')),
  settings('roles', 'roles', () => import('./people/RolesPage.vue')),
  settings('tokens', 'tokens', () => import('./settings/TokensPage.vue')),
  settings('calendars', 'calendars', () => import('./calendars/CalendarsPage.vue')),
  settings('fees', 'fee-schedule', () => import('./fees/FeeSchedulePage.vue')),
  settings('rulebooks', 'rulebooks', () => import('./settings/RulebooksPage.vue')),
  settings('rulebooks/:book_id', 'rulebook', () => import('./settings/RulebookPage.vue')),
  settings('ledger', 'ledger', () => import('./ledger/LedgerPage.vue')),
  settings('backups', 'backups', () => import('./backups/BackupsPage.vue')),
  settings('health', 'health', () => import('./settings/HealthPage.vue')),
  { path: '/:rest(.*)*', name: 'nowhere', component: later(() => import('./shell/NowherePage.vue')), meta: { title: 'menu.nowhere' } },
]

export function makeRouter() {
  const router = createRouter({
    history: createWebHistory(),
    routes,
    scrollBehavior: (to, from, kept) => kept ?? (to.path === from.path ? undefined : { top: 0 }),
  })
  router.beforeEach(async (to, from) => {
    const session = useSession()
    if (!session.asked) await session.load().catch(() => session.keep(null))
    if (!session.session) return to.meta.open ? true : { name: 'sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } }
    if (session.mustChangePassword) return to.name === 'password' ? true : { name: 'password' }
    if (to.name === 'sign-in') return session.home
    // Whoever comes in by the front door begins at his own desk; the star stays one click away.
    const isComingIn = from === START_LOCATION || from.name === 'sign-in' || from.name === 'password'
    return to.fullPath === '/' && isComingIn && session.home !== '/' ? session.home : true
  })
  return router
}
