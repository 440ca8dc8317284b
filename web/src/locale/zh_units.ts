export const unitsZh = {
  unit: {
    purpose: '每件产品的购买、保修、维修与去向', register: '登记产品', search: '序列号开头、69 码或订单号', find: '查找', empty: '还没有产品。登记第一件，或用 fivestar import units 导入。', none_match: '没有符合条件的产品', shown: '已显示 {n} 件', shown_all: '共 {n} 件',
    exchanged: '已换走', in_repair: '维修中', time_line: '时间线', today: '今天', over: '已过', no_days: '还不知道任何日期；补充购买信息后就会画出来。', no_periods: '保修期由保修规则裁定后显示', do: '登记变化', is: '产品', purchase: '购买', no_purchase: '还没有购买信息',
    owners: '所有人', no_owner: '还没有登记所有人', owner_now: '现在', repairs: '维修', no_repairs: '没有维修记录', covered: '保内', not_covered: '保外', its_case: '服务单', finish: '今天修好', parts: '更换的零件', part_guarantee: '自 {day} 起保 {months} 个月',
    chain: '换货', came_for: '换自', gone_for: '换成', cases: '服务单', no_cases: '没有服务单', open: '查看产品档案', card: '打印保修卡', labels: '打印二维码标签', import: '导入文件',
  },
  unit_act: { register: '登记产品', correct: '更正产品信息', purchase: '购买信息', installation: '安装', transfers: '转让', repairs: '维修', replacements: '更换零件', exchanges: '换货' },
  unit_event: { made: '生产', bought: '购买', invoice: '开票', delivered: '送达', signed: '签收', installed: '安装', repaired: '维修 {part}', in_repair: '送修，尚未修好 {part}', part: '更换 {part}', owner_transfer: '转给 {name}', owner_exchange: '换货给 {name}', owner_purchase: '售给 {name}', came_for: '换自 {unit}', gone_for: '换成 {unit}' },
  unit_field: {
    serial: '序列号', gtin: '商品条码', model: '型号', name: '产品名称', category: '品类', batch: '批次', manufactured_on: '生产日期', outlet: '服务网点', customer: '客户', sold_by: '销售商', channel: '购买渠道', platform: '平台', anchor: '主播', order_no: '订单号', invoice_no: '发票号', purchased_on: '购买日期', invoice_on: '开票日期', delivered_on: '送达日期',
    signed_on: '签收日期', installed_on: '安装日期', installer: '安装方', price_fen: '售价（元）', price_paid_fen: '实付（元）', invoice: '发票原件', invoice_copy: '发票复印件', card: '保修卡', order_record: '订单记录', on: '日期', sent_on: '送修日期', done_on: '修好日期', part: '零件', fault_code: '故障代码', hours: '用时（小时）', excluded_hours: '其中不计（小时）',
    outcome: '结果', record: '给了维修记录', covered: '保内维修', cause_of_delay: '拖延原因', scope: '更换范围', origin: '零件来源', guarantee_months: '零件保修（月）', reason: '原因', case_id: '服务单号',
  },
  unit_word: {
    channel: { store: '门店', online: '网店', live_stream: '直播', tv: '电视购物', phone: '电话', mail: '邮购' }, installer: { trader: '商家', consumer: '顾客自装', third: '第三方' }, outcome: { repaired: '修好', not_repaired: '未修好', no_fault: '无故障' }, scope: { part: '零件', assembly: '总成' }, how: { purchase: '购买', transfer: '转让', exchange: '换货' },
  },
  import: {
    title: '导入客户与产品', purpose: '先试读，看清会新增、修改什么，再导入；重复导入同一文件不会改变任何内容。', of: '导入什么', choose: '选择 CSV 或 XLSX 文件', columns_units: '需要序列号、型号；认识的列还有商品条码、品类、批次、生产日期、购买渠道、平台、主播、订单号、发票号、各种日期、价格、客户编码、服务网点等。空格不改变已知内容。', columns_customers: '需要客户编码；认识的列还有姓名、手机、地址、类型、省、市、区。空格不改变已知内容。',
    tried: '试读完成，什么都还没有改变', done: '导入完成', rows: '行数', added: '新增', changed: '修改', unchanged: '不变', rejected: '不能接收的行', flagged: '接收但有疑问的行', reading: '读作', ignored: '不认识而略去的列', do: '导入 {n} 行', keep: '存下这些行', line: '行', why: '原因', row: '原文',
  },
  import_reason: { missing_code: '缺编码或序列号', missing_product: '缺型号', bad_date: '日期读不懂', bad_price: '价格读不懂', too_long: '太长', unknown_kind: '类型不认识', unknown_channel: '渠道不认识', unknown_installer: '安装方不认识', unknown_flag: '应为是或否', gtin_not_valid: '商品条码校验不对', days_out_of_order: '日期先后不合理', doubled_code: '文件中重复', bad_mobile: '手机号不像真的', unknown_outlet: '没有这个网点', unknown_customer: '没有这位客户', wrong_cell_count: '列数不对' },
  customer: {
    purpose: '手机、姓名打码显示，查看要说明理由并留痕', register: '登记客户', search: '完整手机号或姓名开头', find: '输入姓名或手机号查找', empty: '还没有客户。登记第一位，或用 fivestar import customers 导入。', none_match: '没有符合条件的客户', who: '客户', change: '更正', keep: '保存', blank_stays: '姓名、手机、地址留空即不变。',
    merged_into: '已并入', merged: '并进来的', consents: '同意', consents_mean: '按展示的告知文本版本留存，可随时撤回', no_consents: '还没有同意', withdraw: '撤回', withdrawn: '已于 {when} 撤回', purpose_of: '用途', text_version: '告知文本版本', give: '记下同意', units: '名下产品', no_units: '名下没有产品',
    duplicates: '重复客户', duplicates_mean: '可能是同一个人；合并随时可以撤销，双方资料都不丢。', no_duplicates: '没有待判断的重复客户', joined: '{duplicate} 已并入 {into}', part: '撤销合并', keep_this: '保留这一位', two_people: '不是同一个人',
  },
  customer_field: { code: '编码', name: '姓名', mobile: '手机', address: '地址', kind: '类型', region: '地区', city: '城市', district: '区县' },
  customer_kind: { consumer: '个人', business: '企业', dealer: '经销商' },
  consent: { service: '提供服务', marketing: '营销', survey: '回访调查', sharing: '提供给第三方' },
  duplicate_reason: { mobile: '手机相同', name_address: '姓名地址相同', unit: '同一产品同名' },
}
