#include "api/body_reader.hpp"
#include "api/query_reader.hpp"
#include "api/route_groups.hpp"
#include "base/text.hpp"
#include "flows/list_units.hpp"
#include "flows/move_unit.hpp"
#include "report/unit_papers.hpp"

namespace api {
namespace {

constexpr std::size_t kLabelsMax = 210;
constexpr std::int64_t kOnSheet = 21;

report::Language words_of(Language language) {
    return language == Language::Chinese ? report::Language::Chinese : report::Language::English;
}

/// The whole address of a path of ours, as whoever asks reaches this server.
std::string address_of(const http::Request& request, const std::string& path) {
    const std::string host{request.header("Host")};
    const bool is_here = host.starts_with("127.") || host.starts_with("localhost") || host.empty();
    return (is_here ? "http://" : "https://") + (host.empty() ? "localhost" : host) + path;
}

report::UnitPaper paper_of(const flows::Context& context, const Asked& asked, const flows::ShownUnit& shown) {
    return {.unit = shown.known,
            .company = context.organisation.name,
            .owner = shown.owners.empty() ? "" : shown.owners.back().name,
            .address = shown.code ? address_of(asked.request, "/p/u/" + shown.code->code) : ""};
}

base::Result<http::Response> show_card(flows::Context& context, const Asked& asked) {
    const std::string id{asked.request.param("id")};
    const auto shown =
        context.database.read([&](const db::ReadTx& tx) { return flows::show_unit(tx, context, asked.caller(), id); });
    if (!shown) return shown.refusal();
    return http::html(report::guarantee_card(paper_of(context, asked, *shown), words_of(asked.language)));
}

/// The sheets of units that have a code; the others were not asked for one yet.
base::Result<http::Response> show_labels(flows::Context& context, const Asked& asked) {
    QueryReader query{asked.request};
    const auto ids = query.text("ids", 30'000);
    const auto skip = query.integer("skip", 0, kOnSheet - 1, 0);
    query.finish();
    const auto wanted = base::split(ids, ',');
    if (wanted.size() > kLabelsMax) throw BadRequest{{{"ids", Complaint::TooLong}}, ""};
    return context.database.read([&](const db::ReadTx& tx) -> base::Result<http::Response> {
        std::vector<report::UnitPaper> papers;
        for (const auto id : wanted) {
            const auto shown = flows::show_unit(tx, context, asked.caller(), std::string{id});
            if (!shown) return shown.refusal();
            if (shown->code) papers.push_back(paper_of(context, asked, *shown));
        }
        return http::html(report::label_sheets(papers, static_cast<int>(skip), words_of(asked.language)));
    });
}

base::Result<flows::Change> give_codes(flows::Context& context, const Asked& asked) {
    BodyReader body{asked.request.body};
    const auto ids = body.texts_if("ids", kLabelsMax, 100);
    body.finish();
    return flows::Change{[&context, ids, caller = asked.caller()](db::WriteTx& tx) -> base::Result<flows::Answer> {
        for (const auto& id : ids) {
            const auto code = flows::give_public_code(tx, context, caller, id);
            if (!code) return code.refusal();
        }
        return flows::Answer{.status = 204};
    }};
}

base::Result<http::Response> show_public_unit(flows::Context& context, const Asked& asked) {
    const std::string code{asked.request.param("code")};
    const auto unit =
        context.database.read([&](const db::ReadTx& tx) { return flows::unit_of_code(tx, context, code); });
    const auto language = words_of(asked.language);
    if (!unit) return http::html(report::unknown_code_page(context.organisation.name, language), 404);
    return http::html(report::public_unit_page(
        {.unit = *unit, .company = context.organisation.name, .owner = "", .address = ""}, language));
}

}  // namespace

void add_unit_paper_routes(Routes& routes) {
    auto& context = routes.context();
    routes.read(
        {"GET", "/api/v1/units/{id}/guarantee-card", "print_guarantee_card", http::Lane::Read, Permission::ReadUnits},
        [&context](const Asked& asked) { return show_card(context, asked); });
    routes.read({"GET", "/api/v1/unit-labels", "print_unit_labels", http::Lane::Work, Permission::ReadUnits},
                [&context](const Asked& asked) { return show_labels(context, asked); });
    routes.change({"POST", "/api/v1/unit-labels", "give_public_codes", http::Lane::Write, Permission::WorkOnUnits},
                  [&context](const Asked& asked) { return give_codes(context, asked); });
    // Whoever holds the unit in his hands; strangers are limited as at every open route.
    routes.read({.method = "GET", .pattern = "/p/u/{code}", .id = "show_public_unit", .permission = Permission::Anyone},
                [&context](const Asked& asked) { return show_public_unit(context, asked); });
}

}  // namespace api
