import { cases, iso, now } from './world.mjs'

const hour = 3600000, day = 86400000
const two = (zh, en) => ({ zh, en })
const share = (id, title, meaning, target, counts, meets, direction = 'higher') => ({ id, title, meaning, kind: 'share', unit: 'share', direction, target, period: 'opened', source: { zh: '', en: '' }, confidence: 'ours', counts, meets })
const mean = (id, title, meaning, unit, target, counts, length) => ({ id, title, meaning, kind: 'mean', unit, direction: 'lower', target, period: 'opened', source: { zh: '', en: '' }, confidence: 'ours', counts, length })

export const book = [
  share('response_24h', two('24 小时响应率', 'Answered within 24 h'), two('受理后 24 小时内得到第一次人工答复的服务单占比', 'Share of cases whose first human answer came within 24 hours'), 0.95, (c) => c.priority === 'normal', (c) => c.responded_at && c.responded_at - c.opened_at <= day),
  share('emergency_1h', two('紧急 1 小时响应率', 'Emergency answered within 1 h'), two('紧急单 1 小时内答复的占比', 'Share of emergencies answered within the hour'), 1, (c) => c.priority === 'emergency', (c) => c.responded_at && c.responded_at - c.opened_at <= hour),
  share('resolved_share', two('问题解决率', 'Resolved'), two('受理满 7 天的服务单中已解决的占比', 'Share of cases older than seven days that are resolved'), 0.95, (c) => c.opened_at < now() - 7 * day, (c) => c.resolved_at),
  share('first_contact_resolution', two('首次联系解决率', 'Resolved at first contact'), two('不必再次联系就解决的占比', 'Share resolved without a second contact'), 0.8, (c) => c.resolved_at, (c) => c.first),
  share('satisfied_share', two('满意度', 'Satisfied'), two('评价 4 星及以上的占比', 'Share of ratings of four stars or more'), 0.9, (c) => c.rating, (c) => c.rating >= 4),
  share('rework_share', two('30 日返修率', 'Rework within 30 days'), two('修复后 30 天内同一故障再次报修的占比', 'Share of repairs that came back within 30 days'), 0.01, (c) => c.kind === 'repair' && c.resolved_at, (c) => c.rework, 'lower'),
  share('complaint_closed_7d', two('投诉 7 日办结率', 'Complaints settled in 7 days'), two('7 日内办结并回告的投诉占比', 'Share of complaints settled and answered within seven days'), 0.95, (c) => c.kind === 'complaint', (c) => c.resolved_at && c.resolved_at - c.opened_at <= 7 * day),
  mean('response_time', two('平均响应时间', 'Mean time to answer'), two('受理到第一次人工答复', 'From opening to the first human answer'), 'hours', 6, (c) => c.responded_at, (c) => (c.responded_at - c.opened_at) / hour),
  mean('repair_time_mean', two('平均修复时间', 'Mean time to repair'), two('受理到解决，扣除等顾客的时间', 'From opening to resolution, less the waits for the customer'), 'hours', 48, (c) => c.kind === 'repair' && c.resolved_at, (c) => (c.resolved_at - c.opened_at - c.waited) / hour),
]

export function figure(measure, list) {
  const counted = list.filter(measure.counts)
  const n = counted.length
  const target = measure.target
  if (!n) return { value: null, numerator: 0, denominator: 0, n: 0, low: null, high: null, interval: 'none', target, verdict: 'none' }
  let value, low, high, extra = {}
  if (measure.kind === 'share') {
    const k = counted.filter(measure.meets).length, z = 1.96, p = k / n
    const centre = (p + (z * z) / (2 * n)) / (1 + (z * z) / n), half = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n)
    value = p; low = Math.max(0, centre - half); high = Math.min(1, centre + half)
    extra = { numerator: k, denominator: n, interval: 'wilson' }
  } else {
    const lengths = counted.map(measure.length).sort((a, b) => a - b), sum = lengths.reduce((a, b) => a + b, 0)
    value = sum / n
    const sd = Math.sqrt(lengths.reduce((a, b) => a + (b - value) ** 2, 0) / Math.max(1, n - 1))
    low = Math.max(0, value - (1.96 * sd) / Math.sqrt(n)); high = value + (1.96 * sd) / Math.sqrt(n)
    extra = { numerator: sum, denominator: n, interval: 'normal', median: lengths[Math.floor(n / 2)], p90: lengths[Math.floor(n * 0.9)] }
  }
  const better = measure.direction === 'higher'
  const verdict = better ? (low >= target ? 'kept' : high < target ? 'broken' : 'uncertain') : high <= target ? 'kept' : low > target ? 'broken' : 'uncertain'
  return { value, ...extra, n, low, high, target, verdict }
}

const local = (at) => iso(at + 8 * hour).slice(0, 10)
export const dimension = {
  outlet: (c) => c.outlet, product: (c) => c.product, kind: (c) => c.kind, channel: (c) => c.channel, person: (c) => c.person ?? '', region: (c) => c.region, day: (c) => local(c.opened_at), month: (c) => local(c.opened_at).slice(0, 7), year: (c) => local(c.opened_at).slice(0, 4),
  week: (c) => { const at = new Date(`${local(c.opened_at)}T12:00:00Z`); at.setUTCDate(at.getUTCDate() - ((at.getUTCDay() + 6) % 7)); return at.toISOString().slice(0, 10) },
}
export function within(from, to, where = []) {
  const rules = where.map((text) => { const [name, ...rest] = text.split(':'); return [dimension[name], rest.join(':')] })
  return cases.filter((c) => { const on = local(c.opened_at); return (!from || on >= from) && (!to || on < to) && rules.every(([of, value]) => of?.(c) === value) })
}
export function rows(by, ids, from, to, where) {
  const groups = new Map()
  for (const c of within(from, to, where)) {
    const key = by.map((name) => dimension[name](c)).join('\u0001')
    if (!groups.has(key)) groups.set(key, [])
    groups.get(key).push(c)
  }
  const wanted = book.filter((measure) => !ids.length || ids.includes(measure.id))
  return [...groups.entries()].sort((a, b) => a[0].localeCompare(b[0])).map(([key, list]) => ({ ...Object.fromEntries(by.map((name, at) => [name, key.split('\u0001')[at]])), measures: Object.fromEntries(wanted.map((measure) => [measure.id, figure(measure, list)])) }))
}
export const monthAgo = (n) => { const at = new Date(now() + 8 * hour); at.setUTCDate(1); at.setUTCMonth(at.getUTCMonth() - n); return at.toISOString().slice(0, 10) }
