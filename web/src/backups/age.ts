import type { Backup } from '@/api/shell_types'

const day = 86400_000

/** The newest backup that was verified, and whether it is older than anybody should sleep with. */
export function backupAge(backups: Backup[], now: number): { newest?: Backup; seconds: number; isOld: boolean } {
  const newest = [...backups].filter((one) => one.verified).sort((a, b) => b.made_at.localeCompare(a.made_at))[0]
  if (!newest) return { seconds: 0, isOld: true }
  const age = now - Date.parse(newest.made_at)
  return { newest, seconds: age / 1000, isOld: age > 2 * day }
}

export function bytesWords(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB']
  let at = 0
  let value = bytes
  while (value >= 1024 && at < units.length - 1) { value /= 1024; at += 1 }
  return `${at === 0 ? value : value.toFixed(1)} ${units[at]}`
}
