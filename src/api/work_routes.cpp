#include <array>

#include "api/case_json.hpp"
#include "api/query_reader.hpp"
#include "api/route_groups.hpp"
#include "api/table_export.hpp"
#include "flows/list_work.hpp"

namespace api {
namespace {

constexpr std::array<std::string_view, 3> kScopes{"mine", "outlet", "all"};

/// Who belongs to an outlet sees nothing but its cases, so "outlet" is "all" to him, and to others there is none.
flows::ListWork read_work(const http::Request& request) {
    QueryReader query{request};
    const auto scope = query.word("scope", kScopes);
    const bool is_own = scope.empty() || scope == "mine";
    flows::ListWork asked{.whose = is_own ? flows::ListWork::Whose::Mine : flows::ListWork::Whose::Seen,
                          .limit = query.integer("limit", 1, 200, 50),
                          .cursor = query.text("cursor")};
    query.finish();
    return asked;
}

json::object item_json(const flows::WorkItem& item) {
    auto out = brief_json(item.shown);
    out["why"] = item.why;
    out["promise_id"] = item.promise_id.empty() ? json::value(nullptr) : json::value(item.promise_id);
    out["due_at"] = time_json(item.due_at);
    return out;
}

json::object work_json(const flows::WorkPage& page) {
    json::array items;
    for (const auto& item : page.items) items.push_back(item_json(item));
    const auto& counts = page.counts;
    return {{"items", std::move(items)},
            {"next_cursor", page.next_cursor ? json::value(*page.next_cursor) : json::value(nullptr)},
            {"counts",
             {{"late", counts.late},
              {"due_soon", counts.due_soon},
              {"mine", counts.mine},
              {"unassigned", counts.unassigned}}}};
}

/// Why it waits, and then the case.
std::span<const present::SheetColumn> work_columns() {
    static const auto kColumns = [] {
        std::vector<present::SheetColumn> columns{{"why", "事由", "Why"}, {"due_at", "到期时间", "Due"}};
        columns.insert(columns.end(), case_columns().begin(), case_columns().end());
        return columns;
    }();
    return kColumns;
}

base::Result<http::Response> list_work(flows::Context& context, const Asked& asked) {
    const auto page = list_page(context, asked, read_work(asked.request), std::make_pair(flows::list_work, work_json));
    return list_response(context, asked, {"work", work_columns(), page});
}

}  // namespace

void add_work_routes(Routes& routes) {
    auto& context = routes.context();
    routes.read({"GET", "/api/v1/work", "list_work"},
                [&context](const Asked& asked) { return list_work(context, asked); });
}

}  // namespace api
