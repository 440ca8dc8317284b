import { createI18n } from 'vue-i18n'
import { setLanguage } from '@/api/client'
import { en } from './en'
import { zh } from './zh'

const kept = localStorage.getItem('language') === 'en' ? 'en' : 'zh'

export const i18n = createI18n({ legacy: false, locale: kept, fallbackLocale: 'zh', messages: { zh, en }, missingWarn: false, fallbackWarn: false })

/** Chinese first; the choice is kept on this device and told to the server, whose refusals speak it too. */
export function speak(language: 'zh' | 'en') {
  i18n.global.locale.value = language
  localStorage.setItem('language', language)
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  setLanguage(language)
}

setLanguage(kept)
