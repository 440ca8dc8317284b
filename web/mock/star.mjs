import { book, figure, monthAgo, within } from './measures.mjs'
import { iso, now, nextSeq } from './world.mjs'

const two = (zh, en) => ({ zh, en })
const groups = [['5.1', two('售后服务体系', 'After-sales service system'), 40], ['5.2', two('商品服务', 'Goods service'), 35], ['5.3', two('顾客服务', 'Customer service'), 25]]
const texts = {
  '5.1.1.1': two('售后部门与岗位', 'After-sales department and posts'), '5.1.1.2': two('网点覆盖与管理', 'Outlets: reach and management'), '5.1.2.1': two('技术与业务人员资质', 'Qualified staff'), '5.1.2.2': two('服务管理师按 10% 配备', 'Service managers, one in ten'),
  '5.1.3.1': two('经费与专项资金', 'Funds and reserves'), '5.1.3.2': two('培训与员工关怀', 'Training and care of staff'), '5.1.3.3': two('场所、设施与备件', 'Premises, facilities and parts'), '5.1.4.1': two('服务手册成文', 'A written service handbook'), '5.1.4.2': two('法规识别', 'Laws identified'),
  '5.1.5.1': two('服务监督机构', 'A supervising body'), '5.1.5.2': two('奖惩与目标修正', 'Rewards and revised targets'), '5.1.6.1': two('部门间信息反馈', 'Feedback between departments'), '5.1.6.2': two('难题研究', 'Research on hard problems'), '5.1.6.3': two('认证', 'Certification'), '5.1.6.4': two('参与标准化', 'Standardisation'),
  '5.1.7.1': two('服务理念', 'A service idea'), '5.1.7.2': two('承诺一致且传达', 'Promises worded alike and told'), '5.1.7.3': two('服务宣传', 'Publicity of service'),
  '5.2.1': two('商品信息', 'Information on goods'), '5.2.2': two('技术支持', 'Technical support'), '5.2.3': two('配送', 'Delivery'), '5.2.4': two('维修', 'Repair'), '5.2.5.1': two('商品质量合规', 'Goods meet the standards'), '5.2.5.2': two('质保期合规', 'Guarantee periods'), '5.2.5.3': two('按规定退换', 'Returns under the rules'), '5.2.5.4': two('召回与补救', 'Recall and remedy'), '5.2.6': two('废弃商品回收', 'Recycling'),
  '5.3.1.1': two('反馈渠道与热线', 'Channels and hotline'), '5.3.1.2': two('网站在线服务', 'Web site with service'), '5.3.1.3': two('顾客档案与回访', 'Customer file and return visits'), '5.3.1.4': two('满意度调查', 'Satisfaction surveys'), '5.3.1.5': two('主动服务', 'Proactive service'), '5.3.2': two('投诉处理', 'Handling of complaints'),
}
const textless = ['5.2.1', '5.2.2', '5.2.3', '5.2.4', '5.2.6', '5.3.2']
const evidence = { '5.1.1.2': 'response_24h', '5.1.2.1': 'first_contact_resolution', '5.1.7.2': 'resolved_share', '5.2.5.3': 'complaint_closed_7d', '5.3.1.1': 'emergency_1h', '5.3.1.3': 'satisfied_share', '5.3.1.4': 'response_24h' }
const ids = Object.keys(texts)
const points = Object.fromEntries(groups.flatMap(([group, , total]) => {
  const seconds = [...new Set(ids.filter((id) => id.startsWith(group)).map((id) => id.split('.').slice(0, 3).join('.')))]
  return ids.filter((id) => id.startsWith(group)).map((id) => [id, Math.round((100 * total) / seconds.length / ids.filter((other) => other.startsWith(id.split('.').slice(0, 3).join('.'))).length) / 100])
}))

export function star(from = monthAgo(3), to = iso(now() + 86400000).slice(0, 10)) {
  const list = within(from, to)
  const items = ids.map((id) => {
    const one = { id, title: texts[id], points: points[id], points_basis: 'working', scoring: evidence[id] ? 'sampled' : 'qualitative', state: textless.includes(id) ? 'placeholder' : evidence[id] ? 'proven' : 'waiting', obtained: null, lost: null, confidence: textless.includes(id) ? 'C' : 'A', provenance: textless.includes(id) ? '' : 'A C', evidence: [] }
    const measure = book.find((other) => other.id === evidence[id])
    if (!measure) return one
    const found = figure(measure, list)
    const failed = measure.direction === 'higher' ? found.denominator - found.numerator : found.numerator
    const lost = Math.round((100 * points[id] * failed) / Math.max(1, found.denominator)) / 100
    return { ...one, obtained: Math.round(100 * (points[id] - lost)) / 100, lost, evidence: [{ measure: measure.id, title: measure.title, as: 'sampled', value: found.value, target: found.target, sampled: found.denominator, failed, from, to, why: two(`${found.denominator} 单中 ${failed} 单不合格，按比例扣分`, `${failed} of ${found.denominator} cases fail; points go in proportion`) }] }
  })
  const proven = items.filter((one) => one.state === 'proven')
  const sum = (all, of) => Math.round(100 * all.reduce((total, one) => total + of(one), 0)) / 100
  const provenPoints = sum(proven, (one) => one.points), obtained = sum(proven, (one) => one.obtained)
  return {
    standard: 'gbt-27922-2011', title: two('GB/T 27922-2011', 'GB/T 27922-2011'), score: Math.round((10000 * obtained) / provenPoints) / 100, level: null, provisional: true, proven_points: provenPoints, total_points: 100, low: obtained, high: Math.round(100 * (100 - provenPoints + obtained)) / 100, as_of_seq: nextSeq(), from, to,
    lost: proven.filter((one) => one.lost > 0).map((one) => ({ item: one.id, title: one.title, points: one.lost, why: 'samples_failed', measure: one.evidence[0].measure, failed: one.evidence[0].failed, sampled: one.evidence[0].sampled })).sort((a, b) => b.points - a.points),
    groups: groups.map(([id, title, total]) => { const inside = proven.filter((one) => one.id.startsWith(id)); return { id, title, points: total, proven: sum(inside, (one) => one.points), obtained: sum(inside, (one) => one.obtained) } }),
    items, levels: [{ level: 'qualified', from: 70 }, { level: 'three', from: 80 }, { level: 'four', from: 90 }, { level: 'five', from: 95 }],
  }
}
export function history(days) {
  return Array.from({ length: days }, (_, n) => {
    const at = now() - (days - 1 - n) * 86400000
    const to = iso(at + 86400000).slice(0, 10)
    const one = star(iso(at - 60 * 86400000).slice(0, 10), to)
    return { on: iso(at).slice(0, 10), score: one.score, low: one.low, high: one.high }
  })
}
