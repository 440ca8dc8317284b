#include <array>

#include "api/case_json.hpp"
#include "api/case_query.hpp"
#include "api/query_reader.hpp"
#include "api/route_groups.hpp"
#include "api/table_export.hpp"
#include "api/unit_json.hpp"
#include "base/hash.hpp"
#include "flows/list_cases.hpp"

namespace api {
namespace {

constexpr std::array<std::string_view, 7> kStates{"open",     "responded", "assigned", "waiting",
                                                  "resolved", "closed",    "merged"};

base::Result<http::Response> list_cases(flows::Context& context, const Asked& asked) {
    const auto wanted = read_case_list(asked.request);
    if (!wants_table(asked.request)) {
        const auto found = context.database.read(
            [&](const db::ReadTx& tx) { return flows::list_cases(tx, context, asked.caller(), wanted); });
        if (!found) return found.refusal();
        return http::json(page_text(*found));
    }
    const auto as_json = [](const flows::CasePage& page) { return json::object{json::parse(page_text(page)).as_object()}; };
    const auto page = list_page(context, asked, wanted, std::make_pair(flows::list_cases, as_json));
    return list_response(context, asked, {"cases", case_columns(), page});
}

/// The revision, for If-Match, and a hash: due times change also without an entry of the case.
http::Response case_response(const flows::ShownCase& shown, const http::Request& request) {
    auto response = http::json(case_text(shown));
    const auto tag = "\"" + std::to_string(shown.known.revision) + "-" +
                     base::to_hex(base::sha256(response.body)).substr(0, 12) + "\"";
    if (request.header("If-None-Match").find(tag) != std::string_view::npos) {
        response = {};
        response.status = 304;
    }
    response.headers.emplace_back("ETag", tag);
    return response;
}

http::Response counts_response(const flows::CaseCounts& counts) {
    json::object states;
    for (const auto state : kStates) states[state] = 0;
    for (const auto& [state, count] : counts.states) states[state] = count;
    return http::json(json::to_text(json::object{{"states", std::move(states)}, {"late", counts.late}}));
}

}  // namespace

void add_case_reading_routes(Routes& routes) {
    auto& context = routes.context();

    routes.read({"GET", "/api/v1/cases", "list_cases"},
                [&context](const Asked& asked) { return list_cases(context, asked); });

    routes.read({"GET", "/api/v1/case-counts", "count_cases"}, [&context](const Asked& asked) {
        QueryReader query{asked.request};
        const auto kind = query.text("kind", 40);
        query.finish();
        return context.database.read([&](const db::ReadTx& tx) {
            return counts_response(flows::count_cases(tx, context, asked.caller(), kind));
        });
    });

    routes.read({"GET", "/api/v1/cases/{id}", "show_case"},
                [&context](const Asked& asked) -> base::Result<http::Response> {
                    const std::string id{asked.request.param("id")};
                    const auto shown = context.database.read(
                        [&](const db::ReadTx& tx) { return flows::show_case(tx, context, asked.caller(), id); });
                    if (!shown) return shown.refusal();
                    return case_response(*shown, asked.request);
                });

    routes.read({"GET", "/api/v1/cases/{id}/entries", "list_case_entries"},
                [&context](const Asked& asked) -> base::Result<http::Response> {
                    const std::string id{asked.request.param("id")};
                    const auto entries = context.database.read([&](const db::ReadTx& tx) {
                        return flows::list_case_entries(tx, context, asked.caller(), id);
                    });
                    if (!entries) return entries.refusal();
                    return http::json(json::to_text(entries_json(*entries)));
                });

    routes.read({"GET", "/api/v1/cases/{id}/promises/{promise_id}", "explain_case_promise"},
                [&context](const Asked& asked) -> base::Result<http::Response> {
                    const std::pair wanted{std::string{asked.request.param("id")},
                                           std::string{asked.request.param("promise_id")}};
                    const auto told = context.database.read([&](const db::ReadTx& tx) {
                        return flows::explain_promise(tx, context, asked.caller(), wanted);
                    });
                    if (!told) return told.refusal();
                    return http::json(json::to_text(explanation_json(*told)));
                });
}

}  // namespace api
