/** Fees, consent and signatures. */
export const feesZh = {
  fees: {
    title: '报价与收费', version: '收费标准第 {version} 版 · 报价第 {revision} 稿', version_is: '第 {version} 版', public: '公开收费标准', versions: '历次版本与修改', posts: '签批岗位与限额', rules: '收费规则', kind: '类别', unit: '单位', price: '价格', from: '自 {on}', until: '{on} 前', level: { own: '直营网点', commissioned: '授权网点' },
    not_ruled: '保修责任尚未裁定，暂无禁止收取的费用。', forbidden: '按保修裁定不得收取：', none_quoted: '还没有报价。', quote: '报价', revise: '修改报价', look: '在收费标准中查找项目', offered: '收费标准中的项目', none_found: '收费标准中没有这样的项目', add: '加入报价', item: '项目', quantity: '数量', unit_price: '单价（元）', amount: '金额', visit_no: '第几次上门', nth_visit: '第 {n} 次上门', company_bears: '由公司承担，不向顾客收取', drop: '删除', drop_line: '删除{item}',
    approved: '高于收费标准，已经批准', not_charged: '依 {book} #{clause} 不向顾客收取', unverified: '{book} #{clause} 可能禁止收取，但未经核实，不作为依据', list_is: '标准价 {price}', free: '公司承担 {price}', customer_pays: '顾客支付', company_pays: '公司承担',
    basis: '依据：{book} #{clause}（可信度 {grade}）', basis_ours: '依据：本公司规则', basis_book: '依据：{book}',
    cure: { fee_forbidden: '可改由公司承担；如裁定有误，请先更正裁定。', fee_stacked: '同一次上门只保留其中一项；确为另一次上门的，改填第几次上门。', fee_above_list: '不高于标准价 {price} 即可；确需高于标准，请申请批准。', fee_not_on_list: '请核对服务单上的产品、地区和网点，或在收费标准中为它定价。', consent_code_wrong: '还可以再试 {left} 次，请顾客重新读一遍。', consent_code_locked: '重新发出确认请求后，会有新的确认码。', consent_missing: '请先征得顾客确认。', approval_above_limit: '请由限额更高的岗位签批。', inspection_unsettled: '登记检测结果后，检测费由谁承担就确定了。', bill_above_quotation: '需要多收时，请先修改报价并重新征得顾客确认。' },
    asked: '等待顾客确认，{when}前有效。顾客可在链接页面上同意，也可读出确认码。', not_asked: '顾客尚未确认，不能开工。', declined: '顾客不同意这份报价。', given: { code: '顾客已凭确认码同意，{when}', link: '顾客已在链接页面上同意，{when}', word: '顾客已同意 {when}' }, ask: '征求顾客确认', ask_again: '重新发出', code: '六位确认码', give: '顾客同意', decline: '顾客不同意', copy: '复制链接', copied: '已复制', link_once: '链接只在这里显示一次，请立即发给顾客。',
    test: { ask: '检测结果：', fault_proved: '检测结果：证实有故障', no_fault: '检测结果：未发现故障', fault_proved_short: '有故障', no_fault_short: '无故障' },
    make_bill: '按报价出账', billed_same: '已出账 {billed}，与报价一致（{quoted}），{when}', billed_less: '已出账 {billed}，低于报价 {quoted}，{when}', take_back: '撤回账单',
    subject: { over_list: '高于标准价', return: '退货', refund: '退款', exchange: '换货', warranty: '保修承担' }, approval: { asked: '待签批', granted: '已批准', denied: '未批准', withdrawn: '已撤回' },
    ask_approval: '申请签批', asked_by: '{name}提出，{when}', who_signs: '待{posts}签批', or: '或', signed_as: '{post} {name}，{when}', reason_to_deny: '意见（不批准时必填）', grant: '批准', deny: '不批准', withdraw: '撤回申请', waiting: '待我签批 {n} 项', needs_signature: '完成前需要{post}签批：{subject}',
  },
}
