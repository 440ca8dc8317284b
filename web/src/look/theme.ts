import { ref } from 'vue'

export type Theme = 'light' | 'dark' | 'contrast' | 'auto'
export const themes: Theme[] = ['auto', 'light', 'dark', 'contrast']

const kept = localStorage.getItem('theme') as Theme | null
export const theme = ref<Theme>(kept && themes.includes(kept) ? kept : 'auto')

export function wear(wanted: Theme) {
  theme.value = wanted
  localStorage.setItem('theme', wanted)
  document.documentElement.dataset.theme = wanted
}
