import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { speak } from '@/locale'
import { theme, themes, wear } from '@/look/theme'
import { useSession } from '@/session/session'
import type { Command } from './commands'

const pages = [
  ['star', 'menu.star', '/'], ['work', 'menu.work', '/work'], ['cases', 'menu.cases', '/cases'], ['late', 'palette.late', '/cases?late=true'], ['promises', 'menu.promises', '/promises'], ['measures', 'menu.measures', '/measures'],
  ['people', 'settings.people', '/settings/people'], ['roles', 'settings.roles', '/settings/roles'], ['tokens', 'settings.tokens', '/settings/tokens'], ['calendars', 'settings.calendars', '/settings/calendars'],
  ['rulebooks', 'settings.rulebooks', '/settings/rulebooks'], ['ledger', 'settings.ledger', '/settings/ledger'], ['backups', 'settings.backups', '/settings/backups'], ['health', 'settings.health', '/settings/health'],
] as const

/** Every page and every action, named in the reader's language and findable in both. */
export function useCommands(help: () => void) {
  const { t } = useI18n()
  const router = useRouter()
  const session = useSession()
  const both = (key: string) => [t(key, {}, { locale: 'zh' }), t(key, {}, { locale: 'en' })]
  const nextTheme = () => themes[(themes.indexOf(theme.value) + 1) % themes.length] ?? 'auto'
  const actions = (): (Command & { key: string })[] => [
    { id: 'new', key: 'cases.new', group: 'action', text: t('cases.new'), keys: 'c', to: { name: 'cases', query: { new: 'true' } } },
    { id: 'language', key: 'palette.language', group: 'action', text: t('palette.language'), act: () => speak(document.documentElement.lang === 'en' ? 'zh' : 'en') },
    { id: 'theme', key: 'palette.theme', group: 'action', text: t('palette.theme'), more: t(`theme.${nextTheme()}`), act: () => wear(nextTheme()) },
    { id: 'contrast', key: 'palette.contrast', group: 'action', text: t('palette.contrast'), act: () => wear('contrast') },
    { id: 'help', key: 'keys.title', group: 'action', text: t('keys.title'), keys: '?', act: help },
    { id: 'password', key: 'session.change_password', group: 'action', text: t('session.change_password'), to: { name: 'password' } },
    { id: 'sign-out', key: 'session.sign_out', group: 'action', text: t('session.sign_out'), act: () => void session.signOut().catch(() => session.keep(null)).then(() => router.push({ name: 'sign-in' })) },
  ]
  const all = (): Command[] => [...pages.map(([id, key, to]): Command => ({ id, group: 'page', text: t(key), to })), ...actions()]
  const keyOf = (id: string) => pages.find(([page]) => page === id)?.[1] ?? actions().find((one) => one.id === id)?.key
  const names = (command: Command) => { const key = keyOf(command.id); return key ? both(key) : [command.text] }
  const run = (command: Command) => (command.to ? void router.push(command.to as string) : command.act?.())
  return { all, names, run }
}
