import { expect, it } from 'vitest'
import { fenOf, yuan } from './money'

it('shows fen as yuan', () => {
  expect(yuan(0)).toBe('¥0.00')
  expect(yuan(123405)).toBe('¥1,234.05')
  expect(yuan(-50)).toBe('-¥0.50')
})

it('reads yuan to the fen and nothing finer', () => {
  expect(fenOf('80')).toBe(8000)
  expect(fenOf(' ¥1,200.5 ')).toBe(120050)
  expect(fenOf('0.05')).toBe(5)
  for (const bad of ['', 'x', '-1', '1.005', '1.', '.5']) expect(fenOf(bad)).toBeUndefined()
})
