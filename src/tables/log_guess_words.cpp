#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "tables/log_guess.hpp"

namespace tables::words {

namespace {

using Words = std::vector<std::string_view>;

const std::map<std::string, Words, std::less<>>& columns() {
    static const std::map<std::string, Words, std::less<>> kColumns = {
        {"case",
         {"case:concept:name", "工单号", "工单编号", "服务单号", "单号", "投诉编号", "受理编号", "case id", "case_id",
          "ticket", "incident", "unique key", "case", "number", "编号", "key", "id"}},
        {"activity",
         {"concept:name", "activity", "操作", "环节", "动作", "节点", "步骤", "incident_state", "状态", "state",
          "status", "event", "action", "step"}},
        {"instant",
         {"time:timestamp", "timestamp", "操作时间", "发生时间", "处理时间", "sys_updated_at", "event time", "时间",
          "time", "updated", "date", "日期", "_at"}},
        {"resource",
         {"org:resource", "resource", "处理人", "操作人", "经办人", "工程师", "updated_by", "agent", "performer",
          "user", "agency", "人员"}},
        {"channel", {"渠道", "来源", "受理方式", "channel", "contact_type", "via", "source"}},
        {"priority", {"优先级", "紧急程度", "priority", "urgency", "impact", "severity", "seriousness"}},
        {"product", {"产品", "型号", "机型", "品类", "product", "model", "category"}},
        {"outlet",
         {"网点", "服务站", "门店", "outlet", "branch", "assignment_group", "org:group", "workgroup", "group"}},
        {"region", {"区域", "地区", "省份", "城市", "region", "borough", "province", "location", "city", "country"}},
        {"person", {"assigned_to", "责任人", "负责人", "assignee", "owner"}},
        {"customer", {"客户", "用户", "顾客", "customer", "caller", "client"}},
        {"serial", {"序列号", "机身号", "serial", "sn"}},
        {"subject",
         {"主题", "标题", "故障现象", "问题类型", "subject", "title", "summary", "complaint", "subcategory"}},
        {"description", {"描述", "内容", "备注", "description", "comment", "details"}},
        {"satisfaction", {"满意度", "评分", "satisfaction", "rating", "csat", "score"}}};
    return kColumns;
}

/// In the order in which they are tried: the narrower word first.
constexpr std::array<std::pair<std::string_view, Meaning>, 58> kMeanings = {
    {{"reopen", Meaning::Reopened},
     {"重新打开", Meaning::Reopened},
     {"重开", Meaning::Reopened},
     {"unresolved", Meaning::None},
     {"未解决", Meaning::None},
     {"未关闭", Meaning::None},
     {"due", Meaning::None},
     {"截止", Meaning::None},
     {"awaiting user", Meaning::WaitingCustomer},
     {"waiting for customer", Meaning::WaitingCustomer},
     {"等待客户", Meaning::WaitingCustomer},
     {"待客户", Meaning::WaitingCustomer},
     {"等待用户", Meaning::WaitingCustomer},
     {"等待配件", Meaning::WaitingParts},
     {"待件", Meaning::WaitingParts},
     {"缺件", Meaning::WaitingParts},
     {"awaiting part", Meaning::WaitingParts},
     {"waiting for part", Meaning::WaitingParts},
     {"vendor", Meaning::WaitingVendor},
     {"待厂家", Meaning::WaitingVendor},
     {"awaiting assignment", Meaning::Opened},
     {"wait", Meaning::WaitingUnknown},
     {"pending", Meaning::WaitingUnknown},
     {"on hold", Meaning::WaitingUnknown},
     {"挂起", Meaning::WaitingUnknown},
     {"暂停", Meaning::WaitingUnknown},
     {"等待", Meaning::WaitingUnknown},
     {"resume", Meaning::Resumed},
     {"恢复", Meaning::Resumed},
     {"closed", Meaning::Closed},
     {"close", Meaning::Closed},
     {"cancel", Meaning::Closed},
     {"关闭", Meaning::Closed},
     {"结案", Meaning::Closed},
     {"取消", Meaning::Closed},
     {"归档", Meaning::Closed},
     {"resolve", Meaning::Resolved},
     {"solved", Meaning::Resolved},
     {"解决", Meaning::Resolved},
     {"完工", Meaning::Resolved},
     {"完成", Meaning::Resolved},
     {"修复", Meaning::Resolved},
     {"assign", Meaning::Assigned},
     {"派单", Meaning::Assigned},
     {"派工", Meaning::Assigned},
     {"分配", Meaning::Assigned},
     {"指派", Meaning::Assigned},
     {"respon", Meaning::Responded},
     {"响应", Meaning::Responded},
     {"progress", Meaning::InProgress},
     {"active", Meaning::InProgress},
     {"take in charge", Meaning::InProgress},
     {"处理中", Meaning::InProgress},
     {"维修中", Meaning::InProgress},
     {"上门", Meaning::InProgress},
     {"creat", Meaning::Opened},
     {"open", Meaning::Opened},
     {"insert", Meaning::Opened}}};

constexpr std::array<std::string_view, 9> kOpened = {"new",  "registered", "filed", "queued", "新建",
                                                     "创建", "受理",       "登记",  "报修"};

}  // namespace

double fit(const std::string& what, const std::string& column) {
    const auto found = columns().find(what);
    if (found == columns().end()) return 0;
    const auto name = base::to_lower(column);
    double best = 0;
    double worth = 1;
    for (const auto word : found->second) {
        if (name == word) return worth;
        // A short Latin word inside another one ("id" in "paid") says nothing.
        const bool telling = word.size() > 3 || static_cast<unsigned char>(word[0]) >= 0x80;
        if (telling && name.find(word) != std::string::npos) best = std::max(best, 0.8 * worth);
        worth -= 0.02;
    }
    return best;
}

Meaning meaning_of(const std::string& activity) {
    const auto name = base::to_lower(activity);
    for (const auto& [word, meaning] : kMeanings) {
        if (name.find(word) != std::string::npos) return meaning;
    }
    for (const auto word : kOpened) {
        if (name.find(word) != std::string::npos) return Meaning::Opened;
    }
    return Meaning::None;
}

}  // namespace tables::words
