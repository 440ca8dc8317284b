/** Whole fen as yuan with two decimals, as it stands on a bill. */
export function yuan(fen: number): string {
  const whole = Math.trunc(Math.abs(fen) / 100)
  const rest = String(Math.abs(fen) % 100).padStart(2, '0')
  return `${fen < 0 ? '-' : ''}¥${String(whole).replace(/\B(?=(\d{3})+$)/g, ',')}.${rest}`
}

/** What somebody typed as yuan, in fen; nothing where it is no amount, or finer than a fen. */
export function fenOf(typed: string): number | undefined {
  const found = /^(\d{1,8})(?:\.(\d{1,2}))?$/.exec(typed.trim().replace(/[,，¥]/g, ''))
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0') || 0) : undefined
}
