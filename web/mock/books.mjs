import { createHash } from 'node:crypto'

const texts = {
  'promises.cn': `# 服务承诺：对顾客说过的话\nid: promises.cn\npromises:\n  response_24h:\n    title: {zh: 24 小时内响应, en: Answered within 24 h}\n    kind: deadline\n    clock: elapsed\n    hours: 24\n    pauses: []\n  emergency_1h:\n    title: {zh: 紧急 1 小时内响应, en: Emergency answered within 1 h}\n    kind: deadline\n    clock: elapsed\n    hours: 1\n  repair_48h:\n    title: {zh: 48 小时内修复, en: Repaired within 48 h}\n    kind: deadline\n    clock: working\n    calendar: cn\n    hours: 48\n    pauses: [customer]\n`,
  'calendars.cn': `id: calendars.cn\nzone: Asia/Shanghai\nweek:\n  mon: [["09:00", "18:00"]]\n  tue: [["09:00", "18:00"]]\n  wed: [["09:00", "18:00"]]\n  thu: [["09:00", "18:00"]]\n  fri: [["09:00", "18:00"]]\nholidays:\n  - 2026-10-01\n  - 2026-10-02\nworkdays:\n  2026-10-10: [["09:00", "18:00"]]\n`,
  'processes.repair': `id: processes.repair\nprefix: WX\nmoves:\n  respond: {from: [open, responded, assigned], to: responded}\n  assign: {from: [open, responded], to: assigned}\n`,
  'standards.gbt-27922-2011': `id: standards.gbt-27922-2011\nlevels:\n  - {level: qualified, from: 70}\n  - {level: three, from: 80}\n  - {level: four, from: 90}\n  - {level: five, from: 95}\n`,
  'measures.service': `id: measures.service\nmeasures:\n  response_24h: {kind: share, target: 0.95}\n`,
}
export const books = Object.entries(texts).map(([id, text]) => ({ id, kind: id.split('.')[0], version: 1, text, past: [text], published_at: '2026-09-01T01:00:00Z' }))
export const sha256 = (text) => createHash('sha256').update(text).digest('hex')
