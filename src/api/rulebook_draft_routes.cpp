#include <charconv>

#include "api/body_reader.hpp"
#include "api/route_groups.hpp"
#include "flows/rulebook_drafts.hpp"

namespace api {
namespace {

using flows::Answer;
using flows::Change;

constexpr std::size_t kTextMax = 2'000'000;

http::Response versions_response(const std::vector<flows::ShownVersion>& versions) {
    json::array items;
    for (const auto& [version, actor_name] : versions) {
        const bool was_published = version.state != "draft";
        const auto at = base::to_rfc3339(version.created_at);
        items.push_back(json::object{{"version", version.version},
                                     {"state", version.state},
                                     {"sha256", version.sha256},
                                     {"published_at", was_published ? json::value(at) : json::value(nullptr)},
                                     {"published_by", actor_name}});
    }
    return http::json(json::to_text(json::object{{"items", std::move(items)}}));
}

std::int64_t number_of(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? number : 0;
}

/// A complaint without words of its own says those of its refusal.
json::object complaint_json(const flows::BookComplaint& complaint, Language language) {
    const auto* text = find_refusal_text(complaint.code);
    const auto title = text == nullptr ? "" : language == Language::Chinese ? text->zh : text->en;
    return {{"line", complaint.line},
            {"column", complaint.column},
            {"text", complaint.text.empty() ? std::string{title} : complaint.text},
            {"code", complaint.code}};
}

std::string draft_text(flows::Context& context, const std::string& book_id, const flows::ShownDraft& shown,
                       Language language) {
    json::array complaints;
    for (const auto& complaint : flows::complaints_of(context, book_id, shown.draft.text)) {
        complaints.push_back(complaint_json(complaint, language));
    }
    return json::to_text(json::object{{"id", book_id},
                                      {"text", shown.draft.text},
                                      {"based_on", shown.draft.based_on},
                                      {"saved_at", base::to_rfc3339(shown.draft.updated_at)},
                                      {"saved_by", shown.actor_name},
                                      {"complaints", std::move(complaints)}});
}

base::Result<http::Response> show_draft(flows::Context& context, const Asked& asked) {
    const std::string book_id{asked.request.param("book_id")};
    const auto shown =
        context.database.read([&](const db::ReadTx& tx) { return flows::show_draft(tx, context, book_id); });
    if (!shown) return shown.refusal();
    return http::json(draft_text(context, book_id, *shown, asked.language));
}

/// The text is kept as it stands; what is wrong with it is told beside.
base::Result<http::Response> keep_draft(flows::Context& context, const Asked& asked) {
    const std::string book_id{asked.request.param("book_id")};
    BodyReader body{asked.request.body};
    const auto text = body.needed_secret("text", 0, kTextMax);
    body.finish();
    const auto kept = context.database.write_and_wait([&](db::WriteTx& tx) {
        return flows::keep_draft(tx, context, asked.caller(), {book_id, text});
    });
    if (!kept) return kept.refusal();
    return http::json(draft_text(context, book_id, *kept, asked.language));
}

}  // namespace

void add_rulebook_draft_routes(Routes& routes) {
    auto& context = routes.context();
    using http::Lane;

    routes.read({"GET", "/api/v1/rulebooks/{book_id}/versions", "list_rulebook_versions"},
                [&context](const Asked& asked) -> base::Result<http::Response> {
                    const auto versions = context.database.read([&](const db::ReadTx& tx) {
                        return flows::list_versions(tx, context, std::string{asked.request.param("book_id")});
                    });
                    if (!versions) return versions.refusal();
                    return versions_response(*versions);
                });
    routes.read(
        {"GET", "/api/v1/rulebooks/{book_id}/versions/{n}", "show_rulebook_version"},
        [&context](const Asked& asked) -> base::Result<http::Response> {
            const std::pair wanted{std::string{asked.request.param("book_id")}, number_of(asked.request.param("n"))};
            auto version =
                context.database.read([&](const db::ReadTx& tx) { return flows::show_version(tx, context, wanted); });
            if (!version) return version.refusal();
            return http::Response{.content_type = "application/yaml", .body = std::move(version->text)};
        });
    routes.read(
        {"GET", "/api/v1/rulebooks/{book_id}/draft", "show_rulebook_draft", Lane::Work, Permission::PublishBooks},
        [&context](const Asked& asked) { return show_draft(context, asked); });
    routes.read(
        {"PUT", "/api/v1/rulebooks/{book_id}/draft", "keep_rulebook_draft", Lane::Work, Permission::PublishBooks},
        [&context](const Asked& asked) { return keep_draft(context, asked); });
    routes.change(
        {"DELETE", "/api/v1/rulebooks/{book_id}/draft", "drop_rulebook_draft", Lane::Write, Permission::PublishBooks},
        [&context](const Asked& asked) -> base::Result<Change> {
            return Change{[&context, id = std::string{asked.request.param("book_id")},
                           caller = asked.caller()](db::WriteTx& tx) -> base::Result<Answer> {
                const auto dropped = flows::drop_draft(tx, context, caller, id);
                if (!dropped) return dropped.refusal();
                return Answer{.status = 204};
            }};
        });
}

}  // namespace api
