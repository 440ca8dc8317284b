#include <array>

#include "api/query_reader.hpp"
#include "api/route_groups.hpp"
#include "api/table_export.hpp"
#include "api/unit_json.hpp"

namespace api {
namespace {

constexpr std::array<present::SheetColumn, 16> kUnitColumns{{{"serial", "序列号", "Serial number"},
                                                             {"gtin", "商品条码", "GTIN"},
                                                             {"model", "型号", "Model"},
                                                             {"name", "产品名称", "Product"},
                                                             {"category", "品类", "Category"},
                                                             {"batch", "批次", "Batch"},
                                                             {"manufactured_on", "生产日期", "Made on"},
                                                             {"purchased_on", "购买日期", "Bought on"},
                                                             {"invoice_on", "开票日期", "Invoice of"},
                                                             {"installed_on", "安装日期", "Installed on"},
                                                             {"channel", "购买渠道", "Channel"},
                                                             {"customer", "客户编码", "Customer code"},
                                                             {"customer_name", "客户", "Customer"},
                                                             {"outlet", "服务网点", "Outlet"},
                                                             {"replaced_by", "已换为", "Exchanged for"},
                                                             {"id", "编号", "Id"}}};

flows::ListUnits read_unit_list(const http::Request& request) {
    QueryReader query{request};
    flows::ListUnits asked{.q = query.text("q"),
                           .model = query.text("model"),
                           .outlet = query.text("outlet"),
                           .customer = query.text("customer"),
                           .limit = query.integer("limit", 1, 200, 50),
                           .cursor = query.text("cursor", 400)};
    query.finish();
    return asked;
}

base::Result<http::Response> list_units(flows::Context& context, const Asked& asked) {
    auto wanted = read_unit_list(asked.request);
    if (wants_table(asked.request)) wanted.limit = kTablePage;
    const auto page = [&context, wanted,
                       caller = asked.caller()](const std::string& cursor) -> base::Result<json::object> {
        auto part = wanted;
        part.cursor = cursor;
        const auto found =
            context.database.read([&](const db::ReadTx& tx) { return flows::list_units(tx, context, caller, part); });
        if (!found) return found.refusal();
        json::array items;
        for (const auto& item : found->items) items.push_back(unit_brief_json(item));
        return json::object{
            {"items", std::move(items)},
            {"next_cursor", found->next_cursor ? json::value(*found->next_cursor) : json::value(nullptr)}};
    };
    return list_response(context, asked, {"units", kUnitColumns, page});
}

}  // namespace

void add_unit_reading_routes(Routes& routes) {
    auto& context = routes.context();
    routes.read({"GET", "/api/v1/units", "list_units", http::Lane::Read, Permission::ReadUnits},
                [&context](const Asked& asked) { return list_units(context, asked); });

    routes.read({"GET", "/api/v1/units/{id}", "show_unit", http::Lane::Read, Permission::ReadUnits},
                [&context](const Asked& asked) -> base::Result<http::Response> {
                    const std::string id{asked.request.param("id")};
                    const auto shown = context.database.read(
                        [&](const db::ReadTx& tx) { return flows::show_unit(tx, context, asked.caller(), id); });
                    if (!shown) return shown.refusal();
                    return http::json(json::to_text(unit_json(*shown)));
                });

    routes.read({"GET", "/api/v1/units/{id}/entries", "list_unit_entries", http::Lane::Read, Permission::ReadUnits},
                [&context](const Asked& asked) -> base::Result<http::Response> {
                    const std::string id{asked.request.param("id")};
                    const auto entries = context.database.read([&](const db::ReadTx& tx) {
                        return flows::list_unit_entries(tx, context, asked.caller(), id);
                    });
                    if (!entries) return entries.refusal();
                    return http::json(json::to_text(entries_json(*entries)));
                });
}

}  // namespace api
