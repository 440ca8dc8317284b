import { address, getText, post } from '@/api/client'
import { unitPath } from './useUnits'

/** Papers are made by the server in the language of the page and opened beside it, ready to print. */
async function show(path: string) {
  const html = await getText(path)
  const shown = window.open('', '_blank')
  shown?.document.write(html)
  shown?.document.close()
}

export async function printCard(unit: string) {
  await post(`${unitPath(unit)}/public-code`, {})
  await show(`${unitPath(unit)}/guarantee-card`)
}

export async function printLabels(units: string[]) {
  await post('/api/v1/unit-labels', { ids: units })
  await show(address('/api/v1/unit-labels', { ids: units.join(',') }))
}
