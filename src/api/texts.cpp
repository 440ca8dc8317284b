#include "api/texts.hpp"

#include <algorithm>
#include <array>

namespace api {
namespace {

constexpr std::array kRefusals{
    RefusalText{"bad_request", 400, "提交的内容有误，请按提示修改。", "Something in the request has to be put right."},
    RefusalText{"bad_cursor", 400, "翻页标记无效，请从第一页重新开始。",
                "This page mark is not valid; begin again at the first page."},
    RefusalText{"bad_rulebook", 400, "规则文件无法读取，请按所指的行列修改。",
                "The rulebook cannot be read; see the line and column named."},
    RefusalText{"not_signed_in", 401, "请先登录。", "Please sign in."},
    RefusalText{"token_not_valid", 401, "访问令牌无效或已被撤销。", "This token is not valid, or was revoked."},
    RefusalText{"wrong_credentials", 401, "用户名或密码不正确。", "The login or the password is wrong."},
    RefusalText{"not_permitted", 403, "您的角色没有这项权限。", "Your role does not permit this."},
    RefusalText{"scope_missing", 403, "该令牌没有所需的权限范围。", "This token lacks the scope that is needed."},
    RefusalText{"csrf_missing", 403, "请求缺少有效的 X-CSRF-Token，请刷新页面后重试。",
                "The request lacks a valid X-CSRF-Token; reload the page and try again."},
    RefusalText{"password_change_needed", 403, "请先修改初始密码。",
                "Please change the first password before going on."},
    RefusalText{"not_found", 404, "这里没有您要找的内容。", "There is nothing here."},
    RefusalText{"no_such_case", 404, "没有这张服务单，或不在您的查看范围内。",
                "There is no such case, or it is not yours to see."},
    RefusalText{"no_such_ruling", 404, "没有这份三包判定，或不在您的查看范围内。",
                "There is no such ruling, or it is not yours to see."},
    RefusalText{"rulebook_version_missing", 409, "判定所依据的规则版本已不在库中，无法重放。",
                "A version of a rulebook that the ruling names is not in the store, so it cannot be replayed."},
    RefusalText{"no_such_unit", 404, "没有这件产品，或不在您的查看范围内。",
                "There is no such unit, or it is not yours to see."},
    RefusalText{"no_such_customer", 404, "没有这位客户，或不在您的查看范围内。",
                "There is no such customer, or he is not yours to see."},
    RefusalText{"no_such_repair", 404, "这件产品没有这次维修。", "The unit has no such repair."},
    RefusalText{"no_such_consent", 404, "这位客户没有这项同意。", "The customer has no such consent."},
    RefusalText{"no_such_duplicate", 404, "没有这一对待判断的重复客户。", "No such pair waits for a decision."},
    RefusalText{"serial_or_gtin_needed", 422, "请填写序列号或商品条码。", "A serial number or a GTIN is needed."},
    RefusalText{"import_not_readable", 422, "这个文件读不出来，请按所述原因处理。",
                "The file cannot be read; see why, and put that right."},
    RefusalText{"gtin_not_valid", 422, "商品条码的校验位不对。", "The check digit of the GTIN is wrong."},
    RefusalText{"days_out_of_order", 422, "日期先后不合理。", "These days cannot have come in this order."},
    RefusalText{"serial_taken", 409, "这个序列号已登记在另一件产品上。", "Another unit has this serial number."},
    RefusalText{"unit_exchanged", 409, "这件产品已换走。", "This unit was exchanged for another one."},
    RefusalText{"exchange_taken", 409, "换上的产品已属于另一次换货。", "The other unit is part of another exchange."},
    RefusalText{"exchange_with_itself", 422, "产品不能换成它自己。", "A unit cannot be exchanged for itself."},
    RefusalText{"owner_unchanged", 409, "这位客户已是它的所有人。", "This customer owns it already."},
    RefusalText{"repair_open", 409, "上一次维修尚未完成。", "Another repair of the unit is not done yet."},
    RefusalText{"customer_code_taken", 409, "这个客户编码已被使用。", "This code is taken already."},
    RefusalText{"customer_merge_with_itself", 409, "客户不能并入自己。", "A customer cannot be joined into himself."},
    RefusalText{"customer_merged", 409, "这位客户已并入另一位。", "This customer has been joined into another."},
    RefusalText{"customer_survivor_merged", 409, "目标客户本身已被合并。",
                "The customer to join into was himself joined into another."},
    RefusalText{"customer_not_merged", 409, "这位客户没有被合并。", "This customer was not joined into another."},
    RefusalText{"consent_withdrawn", 409, "这项同意已经撤回。", "This consent was taken back already."},
    RefusalText{"no_such_promise", 404, "这张服务单上没有这项承诺。", "This case has no such promise."},
    RefusalText{"no_such_rulebook", 404, "没有这份规则文件。", "There is no such rulebook."},
    RefusalText{"no_such_token", 404, "没有这个令牌，或已被撤销。", "There is no such token, or it was revoked."},
    RefusalText{"no_such_user", 404, "没有这个用户。", "There is no such user."},
    RefusalText{"no_such_calendar", 404, "没有这份工作日历。", "There is no such calendar."},
    RefusalText{"no_such_version", 404, "这份规则文件没有这个版本。", "The rulebook has no such version."},
    RefusalText{"no_such_draft", 404, "这份规则文件没有草稿。", "The rulebook has no draft."},
    RefusalText{"no_such_view", 404, "没有这个视图。", "There is no such view."},
    RefusalText{"not_own_view", 403, "这是他人的视图，只有其所有者或管理员可以修改。",
                "This view is somebody else's; its owner or an administrator can change it."},
    RefusalText{"view_name_taken", 409, "您已有一个同名的视图。", "You have a view of this name already."},
    RefusalText{"no_such_bulk", 404, "没有这次批量操作，或不是您所做。",
                "There is no such bulk action, or it was not yours."},
    RefusalText{"bulk_running", 409, "批量操作尚未完成。", "The bulk action is not done yet."},
    RefusalText{"too_many_cases", 422, "一次最多处理 1000 张服务单，请缩小范围。",
                "At most 1000 cases can be changed at once; narrow the list."},
    RefusalText{"last_admin", 409, "这是最后一位管理员，不能停用或改变角色。",
                "This is the last administrator, who cannot be disabled or given another role."},
    RefusalText{"login_taken", 409, "这个登录名已被使用。", "This login is taken already."},
    RefusalText{"not_prioritisable", 409, "服务单已结束，不能再改变优先级。",
                "The case has ended, so its priority no longer changes."},
    RefusalText{"priority_unchanged", 409, "优先级与现在相同。", "This is the priority already."},
    RefusalText{"not_undoable", 409, "最后一步操作不能撤销。", "The last step cannot be taken back."},
    RefusalText{"not_own_step", 409, "最后一步操作是他人所做，只能由本人撤销。",
                "The last step was somebody else's, who alone can take it back."},
    RefusalText{"undo_too_late", 409, "已超过 10 分钟，不能再撤销。",
                "It is too late: a step can be taken back for 10 minutes."},
    RefusalText{"move_not_allowed", 409, "当前状态不允许这一步操作。",
                "The process does not allow this move from here."},
    RefusalText{"not_rateable", 409, "服务尚未完成，暂不能评价。", "A case can be rated once it is resolved."},
    RefusalText{"already_rated", 409, "这张服务单已经评价过。", "This case has been rated already."},
    RefusalText{"merge_with_itself", 409, "服务单不能并入它自己。", "A case cannot be joined into itself."},
    RefusalText{"already_merged", 409, "这张服务单已并入另一张。", "This case has already been joined into another."},
    RefusalText{"survivor_is_merged", 409, "目标服务单本身已被合并。",
                "The case to join into was itself joined into another."},
    RefusalText{"kinds_differ", 409, "不同类型的服务单不能合并。", "Cases of different kinds cannot be joined."},
    RefusalText{"not_merged", 409, "这张服务单没有被合并。", "This case has not been joined into another."},
    RefusalText{"rulebook_unchanged", 409, "内容与现行版本相同，无需发布。",
                "This is the text that is in force already."},
    RefusalText{"backup_running", 409, "正在备份，请等它完成。", "A backup is being made; wait until it is done."},
    RefusalText{"backup_not_possible", 409, "现在无法备份，请按所述原因处理。",
                "No backup can be made now; see why, and put that right."},
    RefusalText{"changed_meanwhile", 412, "内容已被他人更新，请刷新后再操作。",
                "Somebody has changed this in the meantime; look again first."},
    RefusalText{"unknown_role", 422, "没有这个角色。", "There is no such role."},
    RefusalText{"outlet_needed", 422, "这个角色需要指定网点。", "This role needs an outlet."},
    RefusalText{"rulebook_drops_role", 422, "修改后会有角色不复存在，而可能有用户正使用它。",
                "A role that somebody may have would be gone."},
    RefusalText{"unknown_kind", 422, "没有这种类型的服务流程。", "No process is in force for this kind of case."},
    RefusalText{"unknown_move", 422, "流程中没有这一步操作。", "The process has no such move."},
    RefusalText{"move_incomplete", 422, "这一步操作还缺少必要内容。", "This move needs more to be said."},
    RefusalText{"happened_in_future", 422, "发生时间不能晚于现在。", "It cannot have happened in the future."},
    RefusalText{"happened_before_opening", 422, "发生时间不能早于受理时间。",
                "It cannot have happened before the case was opened."},
    RefusalText{"idempotency_key_reused", 422, "同一个 Idempotency-Key 已用于另一个请求。",
                "This Idempotency-Key came with another request before."},
    RefusalText{"wrong_password", 422, "当前密码不正确。", "The current password is wrong."},
    RefusalText{"password_unchanged", 422, "新密码不能与当前密码相同。",
                "The new password has to differ from the current one."},
    RefusalText{"rulebook_not_editable", 422, "这份规则文件不能在此修改。", "This rulebook cannot be changed here."},
    RefusalText{"rulebook_drops_kind", 422, "修改后会有服务单类型失去流程。",
                "A kind of case would be left without a process."},
    RefusalText{"unknown_measure", 404, "没有这项指标。", "There is no such measure."},
    RefusalText{"unknown_standard", 404, "没有这项标准。", "There is no such standard."},
    RefusalText{"unknown_dimension", 400, "没有这个统计维度。", "Figures cannot be split by this."},
    RefusalText{"too_many_dimensions", 400, "最多按两个维度统计。", "Figures are split by two dimensions at most."},
    RefusalText{"unknown_side", 400, "只能查看分子、分母或其余。", "The side is denominator, numerator or rest."},
    RefusalText{"lens_unavailable", 503, "统计引擎未安装，请联系管理员。",
                "Measuring is not installed; tell the administrator."},
    RefusalText{"lens_behind", 503, "统计尚未更新到所要求的记录，请稍后再试。",
                "The figures have not reached that entry yet; try again in a moment."},
    RefusalText{"too_many_streams", 429, "打开的页面过多，请先关闭一些。",
                "Too many pages listen already; close some first."},
    RefusalText{"too_many_requests", 429, "请求过于频繁，请稍后再试。", "Too many requests; try again in a moment."},
    RefusalText{"too_many_attempts", 429, "尝试次数过多，请稍后再试。", "Too many attempts; try again later."},
};

struct ComplaintText {
    std::string_view zh;
    std::string_view en;
};
// In the order of Complaint.
constexpr std::array<ComplaintText, 14> kComplaints{
    ComplaintText{"必填", "is needed"},
    ComplaintText{"应为文本", "has to be a text"},
    ComplaintText{"应为整数", "has to be a whole number"},
    ComplaintText{"应为 true 或 false", "has to be true or false"},
    ComplaintText{"应为列表", "has to be a list"},
    ComplaintText{"应为对象", "has to be an object"},
    ComplaintText{"应为 RFC 3339 时间", "has to be an RFC 3339 time"},
    ComplaintText{"应为日期，如 2026-10-01", "has to be a day, as 2026-10-01"},
    ComplaintText{"应写作 维度:值", "has to be written as DIMENSION:VALUE"},
    ComplaintText{"不能为空", "must not be blank"},
    ComplaintText{"太短", "is too short"},
    ComplaintText{"太长", "is too long"},
    ComplaintText{"超出范围", "is out of range"},
    ComplaintText{"不是可选的值", "is none of the words known here"},
};

}  // namespace

std::span<const RefusalText> refusal_texts() {
    return kRefusals;
}

const RefusalText* find_refusal_text(std::string_view code) {
    const auto found =
        std::find_if(kRefusals.begin(), kRefusals.end(), [&](const auto& text) { return text.code == code; });
    return found == kRefusals.end() ? nullptr : &*found;
}

std::string_view complaint_text(Complaint complaint, Language language) {
    const auto& text = kComplaints[static_cast<std::size_t>(complaint)];
    return language == Language::Chinese ? text.zh : text.en;
}

}  // namespace api
