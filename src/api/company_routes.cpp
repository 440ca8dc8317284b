#include <array>

#include "api/company_json.hpp"
#include "api/route_groups.hpp"
#include "api/table_export.hpp"
#include "flows/list_outlets.hpp"

namespace api {
namespace {

http::Response items_response(json::array items) {
    return http::json(json::to_text(json::object{{"items", std::move(items)}}));
}

constexpr std::array<present::SheetColumn, 5> kOutletColumns{{{"code", "编码", "Code"},
                                                              {"name", "名称", "Name"},
                                                              {"region", "地区", "Region"},
                                                              {"kind", "类型", "Kind"},
                                                              {"state", "状态", "State"}}};
constexpr std::array<present::SheetColumn, 9> kPromiseColumns{{{"id", "编码", "Code"},
                                                               {"title", "承诺", "Promise"},
                                                               {"kind", "类型", "Kind"},
                                                               {"measure", "指标", "Measure"},
                                                               {"target", "目标", "Target"},
                                                               {"unit", "单位", "Unit"},
                                                               {"open", "计时中", "Running"},
                                                               {"late", "已超时", "Late"},
                                                               {"soon", "即将到期", "Due soon"}}};

json::object outlet_json(const store::Outlet& outlet) {
    json::object out{{"code", outlet.code}, {"name", outlet.name}};
    if (outlet.region) out["region"] = *outlet.region;
    out["kind"] = outlet.kind;
    out["state"] = outlet.state;
    return out;
}

}  // namespace

void add_company_routes(Routes& routes, const PromiseFigures& figures) {
    auto& context = routes.context();

    // Figures come from the measures, which take longer than an I/O thread should.
    const auto lane = figures ? http::Lane::Work : http::Lane::Read;
    routes.read({"GET", "/api/v1/promises", "list_promises", lane}, [&context, figures](const Asked& asked) {
        const auto page = [&context, figures,
                           caller = asked.caller()](const std::string&) -> base::Result<json::object> {
            json::array items;
            for (const auto& stand : context.database.read(
                     [&](const db::ReadTx& tx) { return flows::list_promises(tx, context, caller); })) {
                auto item = promise_json(stand);
                if (figures) figures(caller, stand.promise, item);
                items.push_back(std::move(item));
            }
            return json::object{{"items", std::move(items)}};
        };
        return list_response(context, asked, {"promises", kPromiseColumns, page});
    });

    routes.read({"GET", "/api/v1/outlets", "list_outlets"}, [&context](const Asked& asked) {
        const auto page = [&context](const std::string&) -> base::Result<json::object> {
            json::array items;
            for (const auto& outlet :
                 context.database.read([&](const db::ReadTx& tx) { return flows::list_outlets(tx, context); })) {
                items.push_back(outlet_json(outlet));
            }
            return json::object{{"items", std::move(items)}};
        };
        return list_response(context, asked, {"outlets", kOutletColumns, page});
    });

    routes.read({"GET", "/api/v1/processes", "list_processes"}, [&context](const Asked&) {
        json::array items;
        for (const auto& [kind, process] : context.books()->processes) items.push_back(process_json(process));
        return items_response(std::move(items));
    });
}

}  // namespace api
