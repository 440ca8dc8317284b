import { ref } from 'vue'

export type Theme = 'light' | 'dark' | 'auto'
export const themes: Theme[] = ['auto', 'light', 'dark']

const kept = localStorage.getItem('theme')
export const theme = ref<Theme>(kept === 'light' || kept === 'dark' ? kept : 'auto')

export function wear(wanted: Theme) {
  theme.value = wanted
  localStorage.setItem('theme', wanted)
  document.documentElement.dataset.theme = wanted
}
