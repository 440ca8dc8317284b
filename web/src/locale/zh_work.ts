export const workZh = {
  work: {
    purpose: '等您处理的事，超时的在前', by_reason: '按原因', whose: '看谁的', bell: '{n} 件已超时', take: '接单', answer: '回复', move_on: '处理', done: '已处理', empty: '没有事在等您。新来的服务单会自己出现在这里。', none_here: '这一类没有事在等您', see_cases: '看全部服务单',
    see_all: '看全公司的待办',
    tab: { all: '全部', late: '已超时', due_soon: '快到期', mine: '归我处理', unassigned: '待认领' },
    why: { late: '已超时', due_soon: '快到期', unassigned: '待认领', mine: '归我处理', waiting_over: '等待已结束' },
    scope: { mine: '我的', outlet: '本网点', all: '全公司' },
  },
  bulk: {
    title: '批量处理', choose: '选择 {number}', choose_shown: '选择列出的全部', chosen: '已选 {n} 单', all_chosen: '已选符合条件的全部 {n} 单', choose_all: '选择符合条件的全部 {n} 单', by_filter: '符合条件的全部', none: '取消选择', which_move: '做什么',
    kind: { assign: '派单', move: '处理', priority: '优先级' }, preview: '先看会改什么', do: '改 {n} 单', would_change: '{total} 单中会改 {changes} 单', examples: '会改成怎样', left_alone: '{n} 单不改：',
    done: '已改 {n} 单', done_some: '已改 {n} 单，{refused} 单未改', undone: '已撤销，{n} 单复原', undone_some: '{n} 单复原，{refused} 单此后又有改动，未动',
  },
  undo: { do: '撤销', dismiss: '收起', moved: '{number} 已{move}', back: '{number} 已复原', last_move: '撤销我刚才的操作' },
  views: { title: '视图', shared: '共享', all: '全部视图', save_or_change: '保存视图', name: '视图名称', name_like: '例如：待派单的紧急维修', share: '共享给同事', save: '保存', rename: '改名', keep_now: '存为现在这样', drop: '删除', keeps: '视图记住筛选条件和列，地址也可以直接发给同事。' },
  live: { opened: '新增 {n} 单', changed: '{n} 单有变化', missed: '列表可能已有变化', show: '显示', was_changed: '有变化', lost: '与服务器的连接断了，正在重试。您填写的内容都还在。' },
  presence: { viewing: '{name} {since} 起在看', editing: '{name} 正在处理' },
  palette: { open: '快速跳转', placeholder: '输入页面、操作、单号、顾客或故障…', hint: '↑ ↓ 选择，回车打开，Esc 关闭', everything: '搜索“{q}”的全部结果', late: '超时的服务单', language: '切换中英文', theme: '切换外观', contrast: '高对比度', group: { recent: '最近', page: '页面', action: '操作', case: '服务单', customer: '顾客' } },
  search: { of: '：{q}', purpose: '服务单、往来内容和顾客，几个词都要出现，引号内为原样；姓名、手机号须完整', none: '没有找到。试试少几个字，或换一种说法。姓名和手机号要输入完整。', no_case: '没有相应的服务单。', in_field: '{field}：', goes_on: '已并入 {number}', more: '继续查找', shown: '已显示 {n} 单', shown_all: '共 {n} 单', as_of: '检索至账本 #{seq}', ask: '在上方输入要找的词。', in_list: '在服务单列表中打开', customers: '顾客', field: { message: '往来内容', description: '情况说明', number: '单号', serial: '序列号', product: '产品', subject: '主题', comment: '顾客评语', contact: '联系人', source_key: '来源编号' } },
}
