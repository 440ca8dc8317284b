#include "api/router.hpp"

#include "base/embedded.hpp"
#include "http/static_files.hpp"

namespace api {
namespace {

void add_contract_route(Routes& routes) {
    routes.read({.method = "GET",
                 .pattern = "/api/openapi.yaml",
                 .id = "show_contract",
                 .permission = Permission::Anyone,
                 .is_limited = false},
                [](const Asked&) -> base::Result<http::Response> {
                    for (const auto& file : base::embedded::contract()) {
                        if (file.path == "openapi.yaml") {
                            return http::Response{.content_type = "application/yaml", .static_body = file.bytes};
                        }
                    }
                    return base::Refusal{"not_found"};
                });
}

/// What is no route: the web application, and below /api/ a problem in the caller's language.
std::function<std::optional<http::Response>(const http::Request&)> elsewhere() {
    return [files = http::StaticFiles{base::embedded::web()}](const http::Request& request) {
        if (auto file = files.answer(request)) return file;
        return std::optional{problem(base::Refusal{"not_found"}, language_of(request.header("Accept-Language")))};
    };
}

}  // namespace

Router::Router(flows::Context& context, const Parts& parts)
    : context_(context), routes_(context, router_, parts.limits), events_(context), presence_(events_) {
    add_health_routes(routes_, parts, events_);
    add_contract_route(routes_);
    add_session_routes(routes_);
    add_people_routes(routes_);
    add_token_routes(routes_);
    add_case_reading_routes(routes_);
    add_case_changing_routes(routes_);
    add_ruling_routes(routes_);
    add_calendar_routes(routes_);
    add_ledger_routes(routes_);
    add_view_routes(routes_);
    add_bulk_routes(routes_);
    add_search_routes(routes_);
    add_work_routes(routes_);
    add_unit_reading_routes(routes_);
    add_unit_changing_routes(routes_);
    add_unit_paper_routes(routes_);
    add_customer_routes(routes_);
    add_import_routes(routes_);
    add_company_routes(routes_, parts.promise_figures);
    add_rulebook_routes(routes_);
    add_event_routes(routes_, events_);
    add_presence_routes(routes_, presence_);
    add_rulebook_draft_routes(routes_);
    add_fee_routes(routes_);
    add_approval_routes(routes_);
    add_public_fee_pages(routes_);
    if (parts.add_measure_routes) parts.add_measure_routes(routes_);
    if (parts.add_backup_routes) parts.add_backup_routes(routes_);
    router_.on_not_found(elsewhere());
}

void Router::beat() {
    events_.beat();
    presence_.beat(context_.now());
}

std::unique_ptr<Router> make_router(flows::Context& context, const Parts& parts) {
    return std::make_unique<Router>(context, parts);
}

}  // namespace api
