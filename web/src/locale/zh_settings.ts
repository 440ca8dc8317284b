export const settingsZh = {
  settings: { people: '人员', roles: '角色', tokens: '接口令牌', calendars: '日历', fees: '收费标准', rulebooks: '规则手册', ledger: '账本核验', backups: '备份', health: '运行状况' },
  people: {
    purpose: '谁能登录，能做什么', new: '添加人员', empty: '还没有人员', once: '请把首次登录密码当面交给{name}，它只显示这一次：', name: '姓名', login: '用户名', role: '角色', outlet: '网点', person_code: '人员代码', person_code_means: '服务单上的人员，例如 T07', created: '添加于', state: '状态',
    change: '修改', reset: '重置密码', stop: '停用', let_in: '恢复', stopped: '已停用', active: '在用', must_change: '待改密码', keep: '保存', make: '添加', change_means: '改角色或停用会立即结束此人的登录。',
  },
  roles: { purpose: '由规则手册定义，发布新版本即生效。', edit: '修改手册', empty: '手册里还没有角色', permission: '权限', may: '可以', may_not: '不可以' },
  calendar: {
    purpose: '按工作时间计的承诺以此为准', empty: '还没有发布日历', zone: '时区', until: '已公布至 {day}', no_end: '未注明公布到何时', source: '来源', end_near: '此后的假期尚未公布，到期时间可能改变；请在公布后更新日历。', special: '假期与调休',
    kind: { working: '工作日', weekend: '周末', holiday: '放假', makeup: '调休上班' }, mark: { holiday: '休', makeup: '班' }, weekday: { mon: '一', tue: '二', wed: '三', thu: '四', fri: '五', sat: '六', sun: '日' },
  },
  ledger: {
    purpose: '发生过的一切，连续编号并封存', head: '最新', sealed: '已封存至', unsealed: '其后 {n} 条将在一分钟内封存', blocks: '区块', last_block: '最后一块', key: '公钥', verify: '立即核验', export: '导出', keep_elsewhere: '请把最后一块的哈希和公钥存到别处：被整体重写的账本只有拿它们对照才看得出来。',
    holds: '完好', broken: '不符', looked_at: '核对了 {entries} 条、{blocks} 块，用时 {seconds} 秒', entries: '最近的条目', entries_means: '不含个人信息', seq: '编号', at: '记入', type: '类型', subject: '对象', actor: '操作人', case: '服务单', earlier: '更早', later: '更晚',
  },
  backup: { purpose: '每份都已试恢复并核验', make: '立即备份', old: '最近一份可用的备份已是 {time}前', none_good: '还没有可用的备份', newest: '最近一份可用的备份在 {time}前', empty: '还没有备份。第一份通常只需几秒。', made: '时间', name: '文件', size: '大小', tried: '试恢复', verified: '通过', unverified: '未通过', restore_means: '备份放在数据目录的 backup 文件夹，请另存一份到别的机器。恢复用命令 fivestar restore。' },
  health: { purpose: '各部分现在是否正常', again: '再查一次', good: '正常', part: { alive: '进程', ready: '可以服务', live: '本页的实时更新', store: '数据库', migrations: '数据结构', lens: '分析库', writer: '写入队列' }, said: { lost: '未连接', unreachable: '连不上' } },
  permission: { read_cases: '查看服务单、指标、星级、手册和网点', work_on_cases: '受理和处理服务单，含批量', read_units: '查看客户和产品，个人信息打码', work_on_units: '登记和修改客户、产品，合并重复客户，凭理由查看个人信息', publish_books: '修改并发布规则手册', manage_tokens: '管理接口令牌', manage_people: '管理人员', read_ledger: '查看和导出账本', verify_ledger: '核验账本' },
}
