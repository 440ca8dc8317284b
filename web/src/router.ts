import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { useSession } from './session/session'

const routes: RouteRecordRaw[] = [
  { path: '/sign-in', name: 'sign-in', component: () => import('./session/SignInPage.vue'), meta: { open: true, title: 'session.sign_in' } },
  { path: '/password', name: 'password', component: () => import('./session/PasswordPage.vue'), meta: { bare: true, title: 'session.change_password' } },
  { path: '/', name: 'star', component: () => import('./star/StarPage.vue'), meta: { title: 'menu.star' } },
  { path: '/cases', name: 'cases', component: () => import('./cases/CasesPage.vue'), meta: { title: 'menu.cases' } },
  { path: '/cases/:id', name: 'case', component: () => import('./cases/CasePage.vue'), meta: { title: 'menu.cases' } },
  { path: '/measures', name: 'measures', component: () => import('./measures/MeasuresPage.vue'), meta: { title: 'menu.measures' } },
  { path: '/measures/:measure_id/cases', name: 'measure-cases', component: () => import('./measures/MeasureCasesPage.vue'), meta: { title: 'menu.measures' } },
  { path: '/promises', name: 'promises', component: () => import('./promises/PromisesPage.vue'), meta: { title: 'menu.promises' } },
  { path: '/settings', redirect: '/settings/tokens' },
  { path: '/settings/tokens', name: 'tokens', component: () => import('./settings/TokensPage.vue'), meta: { title: 'menu.settings' } },
  { path: '/settings/rulebooks', name: 'rulebooks', component: () => import('./settings/RulebooksPage.vue'), meta: { title: 'menu.settings' } },
  { path: '/settings/rulebooks/:book_id', name: 'rulebook', component: () => import('./settings/RulebookPage.vue'), meta: { title: 'menu.settings' } },
  { path: '/:rest(.*)*', name: 'nowhere', component: () => import('./shell/NowherePage.vue'), meta: { title: 'menu.nowhere' } },
]

export function makeRouter() {
  const router = createRouter({
    history: createWebHistory(),
    routes,
    scrollBehavior: (to, from, kept) => kept ?? (to.path === from.path ? undefined : { top: 0 }),
  })
  router.beforeEach(async (to) => {
    const session = useSession()
    if (!session.asked) await session.load().catch(() => session.keep(null))
    if (!session.session) return to.meta.open ? true : { name: 'sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } }
    if (session.mustChangePassword) return to.name === 'password' ? true : { name: 'password' }
    return to.name === 'sign-in' ? { name: 'star' } : true
  })
  return router
}
