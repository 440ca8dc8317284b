#include "api/company_json.hpp"
#include "api/route_groups.hpp"
#include "flows/list_outlets.hpp"

namespace api {
namespace {

http::Response items_response(json::array items) {
    return http::json(json::to_text(json::object{{"items", std::move(items)}}));
}

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
        const auto stands = context.database.read(
            [&](const db::ReadTx& tx) { return flows::list_promises(tx, context, asked.caller()); });
        json::array items;
        for (const auto& stand : stands) {
            auto item = promise_json(stand);
            if (figures) figures(asked.caller(), stand.promise, item);
            items.push_back(std::move(item));
        }
        return items_response(std::move(items));
    });

    routes.read({"GET", "/api/v1/outlets", "list_outlets"}, [&context](const Asked&) {
        json::array items;
        for (const auto& outlet :
             context.database.read([&](const db::ReadTx& tx) { return flows::list_outlets(tx, context); })) {
            items.push_back(outlet_json(outlet));
        }
        return items_response(std::move(items));
    });

    routes.read({"GET", "/api/v1/processes", "list_processes"}, [&context](const Asked&) {
        json::array items;
        for (const auto& [kind, process] : context.books()->processes) items.push_back(process_json(process));
        return items_response(std::move(items));
    });
}

}  // namespace api
