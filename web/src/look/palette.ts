export interface Palette { ink: string; ink2: string; ink3: string; line: string; paper: string; accent: string; gold: string; broken: string; soon: string; wash: string; font: string; series: string[] }

/** The tokens as they stand now, for charts, which cannot read CSS variables. */
export function palette(): Palette {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(name).trim()
  return {
    ink: token('--ink'), ink2: token('--ink-2'), ink3: token('--ink-3'), line: token('--line'), paper: token('--paper'), accent: token('--accent'), gold: token('--gold'),
    broken: token('--broken'), soon: token('--soon'), wash: token('--accent-wash'), font: token('--font'),
    series: [token('--accent'), token('--gold'), token('--ink-2'), token('--soon')],
  }
}
