import { feesZh } from './zh_fees'
import { guaranteeZh } from './zh_guarantee'
import { settingsZh } from './zh_settings'
import { unitsZh } from './zh_units'
import { workZh } from './zh_work'

export const zh = {
  ...workZh,
  ...settingsZh,
  ...guaranteeZh,
  ...unitsZh,
  ...feesZh,
  product: '五星售后',
  shell: { menu: '主菜单', search: '搜索单号、顾客、故障…', skip: '跳到正文', other_language: 'EN' },
  menu: {
    star: '星级看板', work: '待办', search: '搜索', cases: '服务单', guarantees: '三包判定', customers: '客户', units: '产品', promises: '服务承诺', measures: '指标', settings: '设置', nowhere: '没有这个页面',
    short: { star: '星级', work: '待办', cases: '服务单', guarantees: '三包', customers: '客户', units: '产品', promises: '承诺', measures: '指标', settings: '设置' },
  },
  keys: { title: '快捷键', here: '本页', everywhere: '所有页面', palette: '快速跳转', select: '选择', take: '接单', move: '处理', choose_move: '选择下一步操作', walk: '逐项移动', search: '搜索', down: '下一条', up: '上一条', open: '打开选中的服务单', new_case: '新建服务单', new_customer: '登记客户', new_unit: '登记产品', reply: '回复顾客', note: '写内部备注', help: '显示本页', close: '关闭弹窗' },
  theme: { auto: '跟随系统', light: '浅色', dark: '深色', contrast: '高对比', switch: '外观：{now}；点击改为{next}' },
  role: { admin: '管理员', manager: '服务经理', dispatcher: '派工员', agent: '客服', technician: '技师', outlet_manager: '网点负责人', assessor: '评审员', executive: '高管', token: '接口令牌', system: '系统' },
  session: {
    sign_in: '登录', sign_out: '退出登录', welcome: '登录后查看星级与服务单', change_password: '修改密码', must_change: '首次登录，请先设置自己的密码',
    current_needed: '请输入当前密码', password_short: '新密码至少 12 个字符', password_differs: '两次输入的新密码不一致',
  },
  state: { loading: '正在读取', yes: '是', no: '否', empty: '这里还没有内容', retry: '重试', cancel: '取消', all: '全部', needed: '必填', choose: '请选择', fewer: '收起' },
  problem: {
    unreachable: '连不上服务器，您填写的内容都还在，请稍后重试', failure: '系统出错，未做任何改动', bug: '页面出错', other: '请求未被接受（{status}）', incident: '事故编号 {incident}，报修时请提供',
    merge_target_unknown: '没有这个单号的服务单',
  },
  time: { day: '{n} 天', hour: '{n} 小时', minute: '{n} 分', under_minute: '不到 1 分' },
  clock: {
    left: '还剩 {time}', late: '已超 {time}', kept: '已守', kept_after: '已守 · 用时 {time}', broken: '未守 · 超 {time}', paused: '暂停中', withdrawn: '已撤销', why: '为什么是{when}？', why_paused: '为什么没有到期时间？',
  },
  chart: { as_table: '看表格', as_chart: '看图', save: '存为图片' },
  level: { none: '未达标', qualified: '达标级', three: '三星级', four: '四星级', five: '五星级' },
  star: {
    now: '当前星级', ledger: '账本 #{seq}', level_is: '现为{level}', level_over_proven: '按已证实的分为{level}水平', between: '尚不能定级：在{low}与{high}之间',
    proven: '{total} 分中已有 {proven} 分有证据', to_next: '已证实部分距{level}还差 {points} 分', period: '统计期 {from} 至 {to}',
    band: '若其余全失为 {low} 分，若其余全得为 {high} 分', provisional: '暂估：{n} 项使用工作分值，请录入贵公司持有的标准文本中的分值',
    score: '得分', low: '下限', high: '上限', history: '近 90 天得分', no_history: '还没有历史得分，从第一批服务单开始计算',
    lost: '失分在哪里', lost_total: '共失 {points} 分 · 点开看证据', nothing_lost: '已证实的项目没有失分', sampled_failed: '查 {sampled} 单，{failed} 单不合格',
    groups: '三大类', groups_hint: '深色为得分，浅红为失分，灰色待证实', group_line: '得 {obtained} / 已证实 {proven} / 共 {points}',
    items: '全部条款', items_n: '{n} 项', item: '条款', item_state: '状态', no_text: '以下条款没有公开文本，不参与自动评分：{items}', item_unknown: '标准中没有这一条',
    points: '分值', points_lost: '失分', scoring: '评分方式', provenance: '条文来源', source_letters: '公开来源 {letters}', hint: '评审员提示（凭记忆，未核对）：', evidence: '证据', sampled: '抽查', failed: '不合格',
  },
  item: {
    proven: '已证实', waiting: '待证实', placeholder: '无公开文本', waiting_means: '还没有可以证明这一条的数据或审核结论。', placeholder_means: '没有公开来源给出这一条的文字，录入标准原文后才能评分。',
  },
  points: { printed: '标准分值', working: '工作分值' },
  scoring: { qualitative: '符合或不符合', sampled: '按抽样比例' },
  why: {
    title: '为什么是这个时间', working: '承诺 {time}，按工作时间计', elapsed: '承诺 {time}，按自然时间计', calendar: '日历 {calendar} 第 {version} 版', started: '开始计时', due: '到期', settled: '完成',
    paused: '暂停', closed: '休息', still: '至今', so_far: '累计 {time}', sampled: '抽样有不合格', samples_failed: '抽样有不合格', below_target: '低于目标', not_met: '不符合', at_least: '未达到目标',
  },
  warning: { calendar_unpublished: '日历尚未公布到这一年，到期时间可能变化' },
  outlets: { title: '网点排名', sorted: '{n} 个 · {measure}由弱到强（按区间不利端）', all: '全部 {n} 个网点', empty: '还没有网点数据；服务单带有网点后自动出现' },
  verdict: { kept: '守住', broken: '未守', uncertain: '尚不确定', none: '无目标' },
  promise: {
    purpose: '对顾客说过的话，这个月守住了多少', target: '目标', trend: '较上期 {by}', late: '{n} 单已超时', soon: '{n} 单一小时内到期', open: '{n} 个在计时', not_kept: '未守的单', cases: '看服务单', no_clock: '按月统计',
    empty: '还没有发布服务承诺，请在设置的规则手册中发布', edit: '修改承诺或日历，先看对在途服务单的影响：',
    column: { promise: '承诺', now: '本月', target: '目标', interval: '置信区间', before: '上月', clocks: '在途', verdict: '结论' },
    kind: { deadline: '逐单限时', mean: '月平均', share: '月比例' },
  },
  case_kind: { consultation: '咨询', complaint: '投诉', repair: '维修', return: '退货', exchange: '换货', refund: '退款' },
  case_state: { open: '待响应', responded: '已响应', assigned: '已派单', waiting: '等待中', resolved: '已解决', closed: '已关闭', merged: '已合并' },
  priority: { normal: '普通', emergency: '紧急' },
  channel: { hotline: '热线', web: '网站', qr: '扫码', email: '邮件', visit: '到店', api: '接口', import: '导入', platform: '电商平台', portal: '自助网页', wechat: '微信' },
  waiting_for: { customer: '等顾客', parts: '等备件', third_party: '等第三方' },
  field: {
    login: '登录名', password: '密码', current: '当前密码', wanted: '新密码', again: '再输一次新密码', number: '单号', kind: '类型', subject: '主题', state: '状态', promises: '承诺', outlet: '网点', person: '负责人', opened_at: '受理时间', responded_at: '响应时间', resolved_at: '解决时间', closed_at: '关闭时间',
    priority: '紧急程度', channel: '渠道', name: '姓名', mobile: '手机', product: '产品', serial: '序列号', description: '情况说明', region: '地区', reason: '原因', text: '内容', comment: '评语', rating: '评分', token_name: '用途',
    purchased_on: '购买日期', installed_on: '安装日期', order_number: '订单号', fault: '故障', batch: '批次', warranty_until: '保修至', happened_at: '发生时间', contact: '联系方式', scopes: '权限',
  },
  cases: {
    columns: '列', density: '行距', usual_columns: '恢复常用列', print: '打印',
    purpose: '每一单都有承诺的到期时间，点开可看为什么', new: '新建服务单', open_it: '受理', late: '超时', by_state: '按状态', q: '单号、序列号或内容', search: '查询', compact: '紧凑', roomy: '宽松', more: '再显示 50 单',
    shown: '已显示 {n} 单', shown_all: '共 {n} 单', n: '{n} 单', empty: '这里列出所有咨询、投诉、维修和退货。先受理第一单，或用命令行导入历史数据。', none_match: '没有符合条件的服务单', show_all: '看全部服务单',
  },
  case: {
    overtaken: '这张单刚被别人处理过，现在已不能这样做；您填写的内容还在。', heard: '{name} 刚刚有新的处理', seen: '知道了',
    customer: '顾客', disclose: '查看（留痕）', disclose_means: '查看人、时间和原因会记入账本，顾客可以查询。', disclose_do: '查看', disclosed: '本次查看已记入账本', unit: '产品', no_unit: '未登记产品', unmatched: '未匹配', unmatched_means: '档案中没有，按原文保留',
    rework_of: '返修自', earlier: '前一单', timeline: '时间线', next: '下一步', no_moves: '流程到此为止', reopened: '重开 {n} 次', steps: '进度',
  },
  reply: { respond: '回复顾客…', note: '内部备注，顾客看不到…', to_whom: '写给谁', send: '发送' },
  move: {
    respond: '回复顾客', note: '内部备注', assign: '派单', start: '开始维修', wait: '挂起', resume: '恢复处理', resolve: '标记已解决', close: '关闭', reopen: '重新打开', do: '确定', for_whom: '等谁', person_or_outlet: '派给谁或哪个网点，至少填一个', wait_pauses: '等顾客期间不计入承诺时间。', wait_runs: '承诺时间照常计算。',
  },
  merge: { title: '重复单', ask: '并入另一单', number: '保留的单号', do: '并入', goes_on: '已并入另一单，去看那一单', undo: '撤销合并', joined: '并进来的服务单' },
  rating: { title: '顾客评价', ask: '顾客打几颗星', keep: '记录评价', of_five: '{score} 颗星，满分 5' },
  entry: {
    move_undone: '撤销了上一步', prioritised: '优先级改为 {priority_word}',
    ruling_made: '三包判定：{result}', opened: '受理{kind}（{channel}）', responded: '已回复顾客', started: '开始维修', quotation_made: '报价，顾客支付 {amount}', quotation_revised: '修改报价，顾客支付 {amount}', consent_asked: '向顾客征求确认', consent_given: '顾客同意支付 {amount}', consent_declined: '顾客不同意报价', consent_lapsed: '确认请求失效', consent_code_wrong: '确认码输错', inspection_settled: '登记了检测结果', billed: '已出账 {amount}', bill_taken_back: '撤回了账单', assigned: '派给 {whom}', waiting: '挂起：{for}', resumed: '恢复处理', resolved: '已解决', closed: '已关闭', reopened: '重新打开', noted: '内部备注', rated: '顾客评价 {score} 颗星',
    merged: '并入另一单 {into}', joined: '并进来一张重复单', parted: '分出了一张并进来的单', described: '补充了资料', unmerged: '撤销合并', personal_disclosed: '查看了顾客信息', promise_broken: '未守承诺 {promise_id}', promise_kept: '守住承诺 {promise_id}', unknown: '{type}',
  },
  dimension: { outlet: '网点', product: '产品', kind: '类型', channel: '渠道', person: '负责人', region: '地区', day: '日', week: '周', month: '月', year: '年' },
  measure: {
    purpose: '任何数字都能点开看到背后的服务单', measures: '指标', measure: '指标', by: '按', and_by: '再按', nothing_more: '不再细分', from: '从', until: '到', value: '数值', numerator: '分子', denominator: '分母', rest: '其余', n: '样本数',
    low: '区间下限', high: '区间上限', interval: '95% 区间', median: '中位', p90: 'P90', target: '目标', verdict: '结论', period: '统计期', source: '出处：', none: '（未填）', empty: '这段时间没有数据，换个时间或条件试试', chart: '指标图',
    whiskers: '竖线为 95% 区间，虚线为目标。', largest: '图中只画样本最多的 {n} 组，其余见表。', csv: '下载 CSV', narrow: '只看这一项', all_rows: '显示全部 {n} 行', explore: '在指标页查看',
  },
  confidence: { A: '可信度 A', B: '可信度 B', C: '可信度 C（未核实）', ours: '本系统约定' },
  side: { title: '背后的服务单', denominator: '全部计入', numerator: '符合', rest: '不符合', numerator_lower: '发生', rest_lower: '未发生', denominator_empty: '没有计入的服务单', numerator_empty: '没有符合的服务单', rest_empty: '没有不符合的服务单，全部达到' },
  token: {
    purpose: '让其他系统代表本公司读写服务单', empty: '还没有令牌；给要对接的系统各建一个，便于单独停用', new: '新建令牌', scopes: '权限', created: '创建', used: '最近使用', never: '从未使用', revoke: '停用', revoke_means: '使用它的系统将立即被拒绝。',
    name_like: '例如：呼叫中心', read: '读取服务单、指标、星级', write: '受理和处理服务单', make: '生成令牌', once: '请立即复制，关闭后不再显示：',
  },
  rulebook: {
    draft: '草稿', diff: '对比', look: '看什么', saving: '正在保存草稿…', saved: '草稿已存', here_only: '草稿只存在本机', discard: '放弃草稿', changed_lines: '增 {in} 行，删 {out} 行', same_lines: '… {n} 行相同 …', line_in: '新增', line_out: '删去', at_line: '第 {line} 行第 {column} 列', versions: '历次版本', shipped_draft: '随程序附带，未发布', in_force: '与现行版本相同',
    purpose: '承诺、日历、流程和标准都是数据', empty: '还没有发布的手册', id: '手册', of: '类别', kind: { roles: '角色', calendars: '日历', standards: '评价标准', measures: '指标', processes: '流程', promises: '服务承诺', fees: '收费标准', posts: '签批岗位' }, version: '版本', published: '发布时间', text: '手册正文', edit: '修改', preview: '预览影响', publish: '发布', publish_means: '预览之后才能发布；发布即生效，在途到期时间随之重算。',
    preview_says: '{open} 个在途计时中有 {changed} 个到期时间会变', due_before: '现在到期', due_after: '修改后到期', done: '第 {version} 版已生效，{n} 个在途到期时间已重算',
  },
}
