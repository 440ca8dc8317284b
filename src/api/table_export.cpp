#include "api/table_export.hpp"

#include <algorithm>
#include <array>

#include "api/query_reader.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"

namespace api {
namespace {

using present::SheetColumn;
using present::SheetFormat;

constexpr std::array<std::string_view, 3> kFormats{"json", "csv", "xlsx"};
constexpr std::array<SheetColumn, 18> kCaseColumns{{{"number", "单号", "Number"},
                                                    {"kind", "类型", "Kind"},
                                                    {"subject", "主题", "Subject"},
                                                    {"state", "状态", "State"},
                                                    {"priority", "优先级", "Priority"},
                                                    {"promises", "承诺", "Promises"},
                                                    {"outlet", "网点", "Outlet"},
                                                    {"person", "负责人", "Person"},
                                                    {"product", "产品", "Product"},
                                                    {"serial", "序列号", "Serial number"},
                                                    {"region", "地区", "Region"},
                                                    {"channel", "渠道", "Channel"},
                                                    {"opened_at", "受理时间", "Opened"},
                                                    {"responded_at", "响应时间", "Answered"},
                                                    {"resolved_at", "解决时间", "Resolved"},
                                                    {"closed_at", "结案时间", "Closed"},
                                                    {"waiting_for", "等待", "Waits for"},
                                                    {"rating", "评价", "Rating"}}};

std::string format_of(const http::Request& request) {
    QueryReader query{request};
    auto format = query.word("format", kFormats);
    query.finish();
    return format;
}

/// The chosen columns in the order given; all of them where none is known.
std::vector<SheetColumn> chosen(const http::Request& request, std::span<const SheetColumn> all) {
    std::vector<SheetColumn> columns;
    const auto wanted = request.query_value("columns").value_or("");
    for (const auto word : base::split(wanted, ',')) {
        const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.key == word; });
        if (found != all.end()) columns.push_back(*found);
    }
    return columns.empty() ? std::vector<SheetColumn>{all.begin(), all.end()} : columns;
}

/// Walks through the pages; the first was asked for already, so that a refusal of it is an answer.
class Pages {
public:
    Pages(ListPage page, json::object first) : page_(std::move(page)), now_(std::move(first)) {}

    std::optional<json::array> next() {
        if (!now_) return std::nullopt;
        auto items = std::move(now_->at("items").as_array());
        const auto* cursor = now_->if_contains("next_cursor");
        if (cursor == nullptr || cursor->is_null()) {
            now_.reset();
            return items;
        }
        auto more = page_(std::string{cursor->as_string()});
        if (!more) throw base::Failure("a list broke off: " + more.refusal().code);
        now_ = std::move(*more);
        return items;
    }

private:
    ListPage page_;
    std::optional<json::object> now_;
};

}  // namespace

bool wants_table(const http::Request& request) {
    const auto format = format_of(request);
    return format == "csv" || format == "xlsx";
}

std::span<const SheetColumn> case_columns() {
    return kCaseColumns;
}

base::Result<http::Response> list_response(const flows::Context& context, const Asked& asked, const TableList& list) {
    const auto format = format_of(asked.request);
    auto first = list.page(wants_table(asked.request) ? "" : asked.request.query_value("cursor").value_or(""));
    if (!first) return first.refusal();
    if (format != "csv" && format != "xlsx") return http::json(json::to_text(*first));

    const auto pages = std::make_shared<Pages>(list.page, std::move(*first));
    const bool is_csv = format == "csv";
    http::Response response;
    response.content_type =
        is_csv ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    const auto today = base::to_string(flows::local_day(context.organisation, context.now()));
    response.headers.emplace_back("Content-Disposition",
                                  "attachment; filename=\"" + list.name + "-" + today + "." + format + "\"");
    response.source = present::sheet_source({.name = list.name,
                                             .columns = chosen(asked.request, list.columns),
                                             .in_chinese = asked.language == Language::Chinese,
                                             .zone = context.organisation.zone,
                                             .next = [pages] { return pages->next(); }},
                                            is_csv ? SheetFormat::Csv : SheetFormat::Xlsx);
    return response;
}

}  // namespace api
