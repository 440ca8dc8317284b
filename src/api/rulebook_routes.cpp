#include "api/case_json.hpp"
#include "api/route_groups.hpp"
#include "flows/rulebooks.hpp"
#include "present/ruling.hpp"

namespace api {
namespace {

http::Response list_response(const flows::Books& books) {
    json::array items;
    for (const auto& [id, book] : books.texts) {
        items.push_back(json::object{{"id", id},
                                     {"kind", flows::folder_of(id)},
                                     {"version", book.version},
                                     {"sha256", book.sha256},
                                     {"published_at", base::to_rfc3339(book.published_at)}});
    }
    return http::json(json::to_text(json::object{{"items", std::move(items)}}));
}

json::value due_json(const std::optional<promises::Standing>& standing) {
    return time_json(standing ? standing->due_at : std::nullopt);
}

json::object rulings_json(const present::RulingPreview& preview) {
    json::array items;
    for (const auto& change : preview.items) {
        items.push_back(json::object{{"case_id", change.case_id},
                                     {"number", change.number},
                                     {"before", change.before},
                                     {"after", change.after}});
    }
    return {{"open", preview.open}, {"changed", preview.changed}, {"items", std::move(items)}};
}

/// A book of the guarantee law changes rulings, every other one at most clocks.
http::Response preview_response(flows::Context& context, const flows::RulebookDraft& draft) {
    const auto preview = flows::preview_clocks(context, *draft.books);
    json::array items;
    for (const auto& change : preview.items) {
        items.push_back(json::object{{"case_id", change.case_id},
                                     {"number", change.number},
                                     {"promise_id", change.promise_id},
                                     {"due_at_before", due_json(change.before)},
                                     {"due_at_after", due_json(change.after)}});
    }
    json::object out{{"open_clocks", preview.open}, {"changed", preview.changed}, {"items", std::move(items)}};
    const auto folder = flows::folder_of(draft.text.book_id);
    if (folder == "guarantees" || folder == "facts") {
        out["rulings"] = rulings_json(present::preview_rulings(context, *draft.books->laws));
    }
    return http::json(json::to_text(out));
}

base::Result<flows::Change> publish_change(flows::Context& context, const Asked& asked) {
    auto read = flows::read_draft(context, std::string{asked.request.param("book_id")}, asked.request.body);
    if (!read) return read.refusal();
    const auto draft = std::make_shared<const flows::RulebookDraft>(std::move(*read));
    const auto changed = flows::preview_clocks(context, *draft->books).changed;
    return flows::Change{
        .write = [&context, draft, changed, caller = asked.caller()](db::WriteTx& tx) -> base::Result<flows::Answer> {
            const auto published = flows::publish_rulebook(tx, context, caller, *draft);
            if (!published) return published.refusal();
            return flows::Answer{
                .status = 201,
                .body = json::to_text(
                    json::object{{"id", draft->text.book_id}, {"version", draft->text.version}, {"changed", changed}})};
        },
        .after = [&context, draft] { flows::enforce_rulebook(context, *draft); }};
}

}  // namespace

void add_rulebook_routes(Routes& routes) {
    auto& context = routes.context();

    routes.read({"GET", "/api/v1/rulebooks", "list_rulebooks"},
                [&context](const Asked&) { return list_response(*context.books()); });

    routes.read({"GET", "/api/v1/rulebooks/{book_id}", "show_rulebook"},
                [&context](const Asked& asked) -> base::Result<http::Response> {
                    const auto books = context.books();
                    const auto id = asked.request.param("book_id");
                    const auto* book = books->find_text(id);
                    if (book == nullptr) return base::Refusal{"no_such_rulebook", {{"rulebook", std::string{id}}}};
                    http::Response response{.content_type = "application/yaml", .body = book->text};
                    response.headers.emplace_back("ETag", '"' + book->sha256.substr(0, 16) + '"');
                    return response;
                });

    routes.read({"POST", "/api/v1/rulebooks/{book_id}/previews", "preview_rulebook", http::Lane::Work,
                 Permission::PublishBooks},
                [&context](const Asked& asked) -> base::Result<http::Response> {
                    const auto draft =
                        flows::read_draft(context, std::string{asked.request.param("book_id")}, asked.request.body);
                    if (!draft) return draft.refusal();
                    return preview_response(context, *draft);
                });

    routes.change({"POST", "/api/v1/rulebooks/{book_id}/versions", "publish_rulebook", http::Lane::Work,
                   Permission::PublishBooks},
                  [&context](const Asked& asked) { return publish_change(context, asked); });
}

}  // namespace api
