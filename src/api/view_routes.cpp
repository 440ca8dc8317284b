#include "api/body_reader.hpp"
#include "api/query_reader.hpp"
#include "api/route_groups.hpp"
#include "flows/views.hpp"

namespace api {
namespace {

using flows::Answer;
using flows::Change;

constexpr std::size_t kColumnsMax = 40;
constexpr std::size_t kQueryMax = 2000;

json::object view_json(const flows::ShownView& shown, const flows::Caller& caller) {
    const auto& view = shown.view;
    json::array columns;
    for (const auto& column : view.columns) columns.emplace_back(column);
    return {{"view_id", view.view_id},
            {"page", view.page},
            {"name", view.name},
            {"query", view.query},
            {"columns", std::move(columns)},
            {"sort", view.sort},
            {"shared", view.is_shared},
            {"own", view.owner == caller.actor},
            {"owner_id", view.owner},
            {"owner_name", shown.owner_name},
            {"revision", view.revision},
            {"created_at", base::to_rfc3339(view.created_at)}};
}

base::Result<Answer> view_answer(const base::Result<flows::ShownView>& view, const flows::Caller& caller, int status) {
    if (!view) return view.refusal();
    return Answer{.status = status, .body = json::to_text(view_json(*view, caller))};
}

Change create_change(flows::Context& context, const Asked& asked) {
    BodyReader body{asked.request.body};
    store::View wanted{.page = body.needed_text("page", 40),
                       .is_shared = body.flag_if("shared").value_or(false),
                       .name = body.needed_text("name", 100),
                       .query = body.text("query", kQueryMax),
                       .columns = body.names_if("columns", kColumnsMax),
                       .sort = body.text("sort", 100)};
    body.finish();
    return {[&context, wanted, caller = asked.caller()](db::WriteTx& tx) {
        return view_answer(flows::create_view(tx, context, caller, wanted), caller, 201);
    }};
}

Change update_change(flows::Context& context, const Asked& asked) {
    BodyReader body{asked.request.body};
    flows::ChangeView wanted{.view_id = std::string{asked.request.param("view_id")}};
    if (body.has("name")) wanted.name = body.needed_text("name", 100);
    if (body.has("query")) wanted.query = body.text("query", kQueryMax);
    if (body.has("columns")) wanted.columns = body.names_if("columns", kColumnsMax);
    if (body.has("sort")) wanted.sort = body.text("sort", 100);
    wanted.is_shared = body.flag_if("shared");
    body.finish();
    return {[&context, wanted, caller = asked.caller()](db::WriteTx& tx) {
        return view_answer(flows::change_view(tx, context, caller, wanted), caller, 200);
    }};
}

Change delete_change(flows::Context& context, const Asked& asked) {
    return {[&context, id = std::string{asked.request.param("view_id")},
             caller = asked.caller()](db::WriteTx& tx) -> base::Result<Answer> {
        const auto deleted = flows::delete_view(tx, context, caller, id);
        if (!deleted) return deleted.refusal();
        return Answer{.status = 204};
    }};
}

}  // namespace

void add_view_routes(Routes& routes) {
    auto& context = routes.context();
    using http::Lane;

    routes.read(
        {"GET", "/api/v1/views", "list_views", Lane::Read, Permission::SignedIn}, [&context](const Asked& asked) {
            QueryReader query{asked.request};
            const auto page = query.text("page", 40);
            query.finish();
            json::array items;
            for (const auto& view : context.database.read(
                     [&](const db::ReadTx& tx) { return flows::list_views(tx, context, asked.caller(), page); })) {
                items.push_back(view_json(view, asked.caller()));
            }
            return http::json(json::to_text(json::object{{"items", std::move(items)}}));
        });
    const auto add = [&](const char* method, const char* pattern, const char* id, auto make) {
        routes.change({method, pattern, id, Lane::Write, Permission::SignedIn},
                      [&context, make](const Asked& asked) -> base::Result<Change> { return make(context, asked); });
    };
    add("POST", "/api/v1/views", "create_view", create_change);
    add("PATCH", "/api/v1/views/{view_id}", "change_view", update_change);
    add("DELETE", "/api/v1/views/{view_id}", "delete_view", delete_change);
}

}  // namespace api
