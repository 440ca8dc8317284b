import { chance } from './chance.mjs'

export const now = () => (process.env.FIVESTAR_NOW ? Date.parse(process.env.FIVESTAR_NOW) : Date.now())
export const iso = (at) => (at === null || at === undefined ? null : new Date(at).toISOString().replace('.000Z', 'Z'))
const minute = 60000, hour = 3600000, day = 86400000
const dice = chance(27922)

const cities = ['杭州西湖', '杭州滨江', '杭州余杭', '宁波江北', '宁波鄞州', '温州鹿城', '嘉兴南湖', '湖州吴兴', '绍兴越城', '金华婺城', '台州椒江', '苏州工业园', '苏州吴中', '昆山', '无锡滨湖', '常州武进', '南京江宁', '南京鼓楼', '镇江京口', '扬州邗江',
  '南通崇川', '徐州云龙', '盐城亭湖', '上海浦东', '上海闵行', '上海宝山', '上海嘉定', '合肥蜀山', '合肥包河', '芜湖镜湖', '蚌埠龙子湖', '安庆迎江', '南昌红谷滩', '九江浔阳', '赣州章贡', '福州鼓楼', '厦门思明', '泉州丰泽', '漳州芗城', '莆田城厢']
const regionOf = (n) => (n < 11 ? '浙江' : n < 23 ? '江苏' : n < 27 ? '上海' : n < 32 ? '安徽' : n < 35 ? '江西' : '福建')
export const outlets = cities.map((name, n) => ({ code: `N${String(n + 1).padStart(2, '0')}`, name, region: regionOf(n), kind: n % 4 === 0 ? 'own' : 'commissioned', state: 'active', skill: 0.9 + 0.09 * Math.sin(n * 2.3) }))
const products = ['KFR-35GW 挂式空调', 'KFR-72LW 柜式空调', 'GMV-H120 家用中央空调', 'JSQ30-16 燃气热水器', 'F60-21 电热水器', 'KF75-200 空气能热水器', 'RO-600G 净水器', 'SXS-45L 壁挂新风机']
const faults = {
  repair: ['制冷效果差，室外机异响', '开机显示 E6 通信故障', '室内机漏水，滴到地板', '热水忽冷忽热', '点火失败，报 E1', '漏电保护频繁跳闸', '遥控器无反应，面板按键失灵', '运行半小时后自动停机', '外机支架松动，风大时晃动', '出热水要等三分多钟'],
  complaint: ['约好上午上门，下午才到', '维修后第三天同样故障再次出现', '师傅要求额外支付高空作业费', '安装打孔位置与约定不符', '等配件已超过两周，没有回音', '客服态度不好，电话被挂断'],
  return: ['收到时外壳有凹痕，申请退货', '型号与订单不符', '七天内不满意，未拆封'],
  consultation: ['保修期从哪天算起', '如何清洗过滤网', '移机怎么收费', '能否用电子发票报修', '空气能冬天化霜要多久'],
}
const people = ['陈晓', '林佳', '周敏', '吴建国', '张师傅', '李师傅', '王师傅', '赵师傅', '孙磊', '胡俊', '郑凯', '何伟']
const families = ['李', '王', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴']
export const promiseTitles = {
  response_24h: { zh: '24 小时内响应', en: 'Answered within 24 h' }, emergency_1h: { zh: '紧急 1 小时内响应', en: 'Emergency answered within 1 h' }, complaint_7d: { zh: '投诉 7 日内办结', en: 'Complaint settled within 7 days' }, repair_48h: { zh: '48 小时内修复', en: 'Repaired within 48 h' },
}
const prefixes = { repair: 'WX', complaint: 'TS', return: 'TH', consultation: 'ZX' }
const limits = { response_24h: 24 * hour, emergency_1h: hour, complaint_7d: 7 * day, repair_48h: 48 * hour }

export const promisesOf = (one) => [one.priority === 'emergency' ? 'emergency_1h' : 'response_24h', ...(one.kind === 'complaint' ? ['complaint_7d'] : one.kind === 'repair' ? ['repair_48h'] : [])].map((id) => {
  const settled = id === 'response_24h' || id === 'emergency_1h' ? one.responded_at : one.resolved_at
  const paused = one.state === 'waiting' && one.waiting_for === 'customer'
  const due = one.opened_at + limits[id] + (id.startsWith('re') && id !== 'response_24h' ? one.waited : id === 'complaint_7d' ? one.waited : 0)
  const outcome = settled ? (settled <= due ? 'kept' : 'broken') : 'open'
  return { id, title: promiseTitles[id], due_at: paused && outcome === 'open' && id !== 'response_24h' ? null : iso(due), settled_at: iso(settled), outcome }
})

const serials = new Map()
export function numberOf(kind, at) {
  const on = new Date(at + 8 * hour).toISOString().slice(0, 10).replace(/-/g, '')
  const key = prefixes[kind] + on
  serials.set(key, (serials.get(key) ?? 0) + 1)
  return `${prefixes[kind]}-${on}-${String(serials.get(key)).padStart(4, '0')}`
}

export const cases = []
let sequence = 1204338 - 11000
export const nextSeq = () => ++sequence

function live() {
  const end = now()
  const moments = Array.from({ length: 2600 }, (_, n) => end - 2 * minute - (n < 90 ? dice.next() * 2 * day : dice.next() * 215 * day)).sort((a, b) => a - b)
  for (const opened of moments) cases.push(story(opened - (opened % 1000), end))
}

function story(opened, end) {
  const kind = dice.pick(['repair', 'repair', 'repair', 'repair', 'complaint', 'return', 'consultation', 'consultation'])
  const outlet = outlets[Math.min(39, Math.floor(Math.pow(dice.next(), 1.3) * 40))]
  const emergency = dice.next() < 0.06
  const slow = dice.next() > outlet.skill - (opened > end - 60 * day && opened < end - 45 * day ? 0.08 : -0.02)
  const one = { id: dice.id(), number: numberOf(kind, opened), kind, priority: emergency ? 'emergency' : 'normal', channel: dice.pick(['hotline', 'hotline', 'web', 'qr', 'api']), subject: dice.pick(faults[kind]), product: dice.pick(products), serial: `HX${dice.whole(2301, 2610)}${dice.whole(1000000, 9999999)}`,
    outlet: outlet.code, person: null, region: outlet.region, opened_at: opened, responded_at: null, resolved_at: null, closed_at: null, waiting_for: null, waited: 0, reopened_count: 0, rating: null, state: 'open', rework_of: null, merged_into: null, merged: [],
    description: '', contact: { name: dice.pick(families) + dice.pick(['建华', '秀英', '伟', '芳', '国强', '丽']), mobile: `1${dice.whole(30, 89)}${dice.whole(10000000, 99999999)}` }, rework: dice.next() < 0.016, first: dice.next() < 0.77, entries: [] }
  one.description = `${one.subject}。${dice.pick(['顾客希望周末上午上门。', '家中有老人，请尽快安排。', '上次维修单据已拍照上传。', '小区停车请提前联系门岗。'])}`
  const say = (at, type, facts, actor = '陈晓') => one.entries.push({ seq: nextSeq(), at: iso(at), happened_at: iso(at), actor: 'u1', actor_name: actor, type, facts })
  say(opened, 'case_opened', { kind, channel: one.channel, subject: one.subject })
  const answer = opened + (emergency ? dice.spread(22 * minute, slow ? 1.4 : 0.5) : dice.spread(slow ? 20 * hour : 3 * hour, 0.75))
  if (answer > end) return one
  Object.assign(one, { responded_at: answer, state: 'responded', person: dice.pick(people) })
  say(answer, 'case_responded', { text: dice.pick(['您好，已收到，今天会与您约上门时间。', '您好，工程师会在两小时内与您联系。', '非常抱歉给您添麻烦，我们马上核实。']) }, one.person)
  const assigned = answer + dice.spread(40 * minute, 0.8)
  if (kind !== 'consultation') {
    if (assigned > end) return one
    one.state = 'assigned'
    say(assigned, 'case_assigned', { person: one.person, outlet: one.outlet }, '林佳')
    if (dice.next() < 0.22) {
      const from = assigned + dice.spread(3 * hour, 0.5), why = dice.pick(['customer', 'customer', 'parts', 'third_party'])
      if (from > end) return one
      say(from, 'case_waited', { waiting_for: why, reason: why === 'parts' ? '主板缺货，已向总仓调拨' : why === 'customer' ? '顾客出差，周日才在家' : '等物业开放外墙作业' }, one.person)
      const to = from + dice.spread(20 * hour, 0.6)
      if (to > end) return Object.assign(one, { state: 'waiting', waiting_for: why })
      if (why === 'customer') one.waited = to - from
      say(to, 'case_resumed', {}, one.person)
    }
  }
  const last = Date.parse(one.entries.at(-1).at)
  const solved = last + (kind === 'consultation' ? dice.spread(20 * minute, 0.6) : dice.spread(slow ? 40 * hour : 9 * hour, 0.8))
  if (dice.next() < 0.3) { const at = Math.min(last + (solved - last) / 2, end); say(at, 'case_noted', { text: dice.pick(['到达，距地址 41 米，照片 4 张；诊断为电容鼓包。', '同批次近 30 天第 3 起，已提醒品质部。', '顾客要求带鞋套。']) }, one.person) }
  if (solved > end || dice.next() < 0.03) return one
  Object.assign(one, { state: 'resolved', resolved_at: solved })
  say(solved, 'case_resolved', { reason: dice.pick(['更换电容，试机 30 分钟正常', '已解释规则，顾客认可', '更换减振垫，噪声降到 42 dB']) }, one.person)
  const closed = solved + dice.spread(26 * hour, 0.4)
  if (closed > end) return one
  Object.assign(one, { state: 'closed', closed_at: closed })
  say(closed, 'case_closed', {}, '林佳')
  if (dice.next() < 0.5) { one.rating = slow && dice.next() < 0.5 ? dice.whole(1, 3) : dice.next() < 0.05 ? 3 : dice.whole(4, 5); say(closed + hour, 'case_rated', { score: one.rating }, '顾客') }
  return one
}
live()

const mask = { name: (text) => text.slice(0, 1) + '**', mobile: (text) => `${text.slice(0, 3)}****${text.slice(-4)}` }
export function brief(one) {
  const { id, number, kind, state, priority, channel, subject, product, serial, outlet, person, region, waiting_for, reopened_count, rating } = one
  return { id, number, kind, state, priority, channel, subject, product, serial, outlet, ...(person ? { person } : {}), region, opened_at: iso(one.opened_at), responded_at: iso(one.responded_at), resolved_at: iso(one.resolved_at), closed_at: iso(one.closed_at), waiting_for, reopened_count, rating, promises: promisesOf(one) }
}
export const allowed = { open: ['respond', 'assign', 'note'], responded: ['assign', 'wait', 'resolve', 'respond', 'note'], assigned: ['resolve', 'wait', 'assign', 'respond', 'note'], waiting: ['resume', 'respond', 'note'], resolved: ['close', 'reopen', 'note'], closed: ['reopen', 'note'], merged: [] }
export const movesOf = (one) => allowed[one.state]
export function full(one) {
  return { ...brief(one), description: one.description, contact: { name: mask.name(one.contact.name ?? '匿名'), mobile: one.contact.mobile && mask.mobile(one.contact.mobile) }, attributes: one.kind === 'repair' ? { purchased_on: iso(one.opened_at - 400 * day).slice(0, 10), fault: '03-02-07' } : {},
    unmatched: one.number.endsWith('3') ? ['serial'] : [], rework_of: one.rework_of, merged_into: one.merged_into, merged: one.merged, moves: movesOf(one), masked: ['contact_name', 'contact_mobile'] }
}
