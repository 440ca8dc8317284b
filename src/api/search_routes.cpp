#include <algorithm>
#include <array>

#include "api/case_json.hpp"
#include "api/query_reader.hpp"
#include "api/route_groups.hpp"
#include "flows/search.hpp"

namespace api {
namespace {

constexpr std::array<std::string_view, 2> kKinds{"cases", "customers"};
constexpr std::size_t kBytesMax = 400;

flows::Search read_search(const http::Request& request) {
    QueryReader query{request};
    flows::Search asked{.q = query.needed_text("q", kBytesMax)};
    const auto kinds = query.words("kinds", kKinds);
    asked.cases = std::find(kinds.begin(), kinds.end(), "cases") != kinds.end();
    asked.customers = std::find(kinds.begin(), kinds.end(), "customers") != kinds.end();
    asked.limit = query.integer("limit", 1, 100, 20);
    asked.cursor = query.text("cursor");
    query.finish();
    return asked;
}

/// Pieces rather than places: those would have to be counted in bytes, in UTF-16 or in characters.
json::array snippet_json(const std::vector<search::Part>& snippet) {
    json::array parts;
    for (const auto& part : snippet) parts.push_back(json::array{part.text, part.is_hit});
    return parts;
}

json::object case_json(const flows::FoundCase& found) {
    auto out = brief_json(found.shown);
    out["field"] = found.field;
    out["snippet"] = snippet_json(found.snippet);
    out["merged_into"] = found.merged_into.empty() ? json::value(nullptr) : json::value(found.merged_into);
    return out;
}

json::object customer_json(const flows::FoundCustomer& found) {
    json::object out{{"code", found.code}, {"kind", found.kind}};
    if (!found.region.empty()) out["region"] = found.region;
    if (!found.name.empty()) out["name"] = found.name;
    if (!found.mobile.empty()) out["mobile"] = found.mobile;
    return out;
}

http::Response found_response(const flows::Found& found) {
    json::array cases;
    for (const auto& one : found.cases) cases.push_back(case_json(one));
    json::array customers;
    for (const auto& one : found.customers) customers.push_back(customer_json(one));
    return http::json(json::to_text(
        json::object{{"cases", std::move(cases)},
                     {"customers", std::move(customers)},
                     {"next_cursor", found.next_cursor ? json::value(*found.next_cursor) : json::value(nullptr)},
                     {"as_of_seq", found.as_of_seq}}));
}

}  // namespace

void add_search_routes(Routes& routes) {
    auto& context = routes.context();

    // A word that very many cases have takes longer than an I/O thread should.
    routes.read({"GET", "/api/v1/search", "search_company", http::Lane::Work},
                [&context](const Asked& asked) -> base::Result<http::Response> {
                    const auto found = flows::search_company(context, asked.caller(), read_search(asked.request));
                    if (!found) return found.refusal();
                    return found_response(*found);
                });
}

}  // namespace api
