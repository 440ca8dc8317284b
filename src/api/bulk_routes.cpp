#include "api/body_reader.hpp"
#include "api/case_query.hpp"
#include "api/request_keys.hpp"
#include "api/route_groups.hpp"
#include "base/hash.hpp"
#include "flows/bulk_actions.hpp"
#include "flows/secrets.hpp"

namespace api {
namespace {

using flows::Answer;
using flows::Change;

/// What a request says shall be done, and with which cases.
struct Wanted {
    flows::BulkAction action;
    std::vector<std::string> case_ids;
    std::optional<flows::ListCases> list;
};

flows::MoveCase read_fields(BodyReader& fields, const std::string& move) {
    const auto waiting_for = fields.word("for", {"customer", "parts", "third_party"}, "");
    const auto reason = fields.text("reason", 2000);
    auto text = fields.text("text", 20'000);
    if (!reason.empty()) text += (text.empty() ? "" : "\n") + reason;
    return {.move = move,
            .person = fields.text_if("person", 100),
            .outlet = fields.text_if("outlet", 100),
            .waiting_for = waiting_for.empty() ? std::nullopt : std::optional{waiting_for},
            .text = std::move(text)};
}

/// {"assign": {"person", "outlet"}}, {"move": {"move", "fields"}} or {"priority": {"priority"}}.
flows::BulkAction read_action(BodyReader& action) {
    if (action.has("assign")) {
        auto fields = action.needed_object("assign");
        return {.move = read_fields(fields, "assign")};
    }
    if (action.has("priority")) {
        auto wanted = action.needed_object("priority");
        wanted.needed_text("priority", 40);
        return {.priority = wanted.word("priority", {"normal", "emergency"}, "")};
    }
    auto step = action.needed_object("move");
    const auto move = step.needed_text("move", 40);
    if (!step.has("fields")) return {.move = {.move = move}};
    auto fields = step.needed_object("fields");
    return {.move = read_fields(fields, move)};
}

Wanted read_wanted(const http::Request& request) {
    BodyReader body{request.body};
    auto action = body.needed_object("action");
    Wanted wanted{.action = read_action(action), .case_ids = body.texts_if("case_ids", flows::kBulkCasesMax, 40)};
    // An empty query is a list too: that of all cases.
    const auto query = body.text("query", 2000);
    if (!body.has("query")) {
        if (wanted.case_ids.empty()) body.needed_text("case_ids", 40);
    } else if (wanted.case_ids.empty()) {
        wanted.list = read_case_query(query);
    }
    body.finish();
    return wanted;
}

base::Result<std::vector<std::string>> cases_of(flows::Context& context, const flows::Caller& caller,
                                                const Wanted& wanted) {
    if (!wanted.list) return wanted.case_ids;
    return context.database.read(
        [&](const db::ReadTx& tx) { return flows::cases_of_list(tx, context, caller, *wanted.list); });
}

json::object refused_json(const store::BulkCase& one, const std::string& code, Language language) {
    const auto* text = find_refusal_text(code);
    json::object out{{"case_id", one.case_id}, {"number", one.number}, {"code", code}};
    if (text != nullptr) out["title"] = language == Language::Chinese ? text->zh : text->en;
    return out;
}

json::array refused_json(const std::vector<store::BulkCase>& refused, Language language) {
    json::array items;
    for (const auto& one : refused) {
        items.push_back(refused_json(one, one.undone_code.empty() ? one.code : one.undone_code, language));
    }
    return items;
}

json::object brief_json(const cases::Case& known) {
    const auto text_or_null = [](const cases::Text& text) { return text ? json::value(*text) : json::value(nullptr); };
    return {{"state", cases::to_word(known.state)},
            {"priority", known.priority},
            {"person", text_or_null(known.person)},
            {"outlet", text_or_null(known.outlet)},
            {"waiting_for", text_or_null(known.waiting_for)}};
}

http::Response preview_response(const flows::BulkPreview& preview, Language language) {
    json::array sample;
    for (const auto& one : preview.sample) {
        sample.push_back(json::object{{"case_id", one.before.case_id},
                                      {"number", one.before.number},
                                      {"before", brief_json(one.before)},
                                      {"after", brief_json(one.after)}});
    }
    return http::json(json::to_text(json::object{{"total", preview.total},
                                                 {"changes", preview.changes},
                                                 {"refused", refused_json(preview.refused, language)},
                                                 {"sample", std::move(sample)}}));
}

json::object result_json(const flows::BulkResult& result, Language language) {
    return {{"bulk_id", result.bulk.bulk_id},
            {"state", result.bulk.state},
            {"action", result.bulk.step.word},
            {"created_at", base::to_rfc3339(result.bulk.created_at)},
            {"total", result.bulk.case_ids.size()},
            {"changed", result.changed},
            {"restored", result.restored},
            {"refused", refused_json(result.refused, language)},
            {"kept", refused_json(result.kept, language)}};
}

/// The key names the action, so that the same request again goes on where an interrupted one stopped.
std::string bulk_id_of(const std::optional<flows::Once>& once) {
    if (!once) return flows::random_text(base::secure_random(), 130);
    return base::to_hex(base::sha256(once->caller + '\n' + once->key)).substr(0, 26);
}

base::Result<Change> run_change(flows::Context& context, const Asked& asked) {
    const auto wanted = read_wanted(asked.request);
    auto ids = cases_of(context, asked.caller(), wanted);
    if (!ids) return ids.refusal();
    const auto once = once_of(asked.request, asked.caller().actor, "run_bulk_action");
    const flows::BulkBegin begin{bulk_id_of(once), once ? once->body_hash : "", wanted.action, std::move(*ids)};
    const auto caller = asked.caller();
    const auto begun =
        context.database.write_and_wait([&](db::WriteTx& tx) { return flows::begin_bulk(tx, context, caller, begin); });
    if (!begun) return begun.refusal();
    while (context.database.write_and_wait(
        [&](db::WriteTx& tx) { return flows::continue_bulk(tx, context, caller, begin.bulk_id); })) {
    }
    return Change{
        [&context, caller, id = begin.bulk_id, language = asked.language](db::WriteTx& tx) -> base::Result<Answer> {
            const auto result = flows::show_bulk(tx, context, caller, id);
            if (!result) return result.refusal();
            return Answer{.status = 200, .body = json::to_text(result_json(*result, language))};
        }};
}

base::Result<Change> undo_change(flows::Context& context, const Asked& asked) {
    const std::string id{asked.request.param("bulk_id")};
    const auto caller = asked.caller();
    for (;;) {
        const auto more = context.database.write_and_wait(
            [&](db::WriteTx& tx) { return flows::continue_undo(tx, context, caller, id); });
        if (!more) return more.refusal();
        if (!*more) break;
    }
    return Change{[&context, caller, id, language = asked.language](db::WriteTx& tx) -> base::Result<Answer> {
        const auto result = flows::show_bulk(tx, context, caller, id);
        if (!result) return result.refusal();
        return Answer{
            .status = 200,
            .body = json::to_text(json::object{
                {"bulk_id", id}, {"restored", result->restored}, {"refused", refused_json(result->kept, language)}})};
    }};
}

}  // namespace

void add_bulk_routes(Routes& routes) {
    auto& context = routes.context();
    using http::Lane;

    routes.read({"POST", "/api/v1/bulk-previews", "preview_bulk_action", Lane::Work, Permission::WorkOnCases},
                [&context](const Asked& asked) -> base::Result<http::Response> {
                    const auto wanted = read_wanted(asked.request);
                    const auto ids = cases_of(context, asked.caller(), wanted);
                    if (!ids) return ids.refusal();
                    return preview_response(context.database.read([&](const db::ReadTx& tx) {
                        return flows::preview_bulk(tx, context, asked.caller(), {wanted.action, *ids});
                    }),
                                            asked.language);
                });
    routes.change({"POST", "/api/v1/bulk-actions", "run_bulk_action", Lane::Work, Permission::WorkOnCases},
                  [&context](const Asked& asked) { return run_change(context, asked); });
    routes.read({"GET", "/api/v1/bulk-actions/{bulk_id}", "show_bulk_action", Lane::Read, Permission::WorkOnCases},
                [&context](const Asked& asked) -> base::Result<http::Response> {
                    const auto result = context.database.read([&](const db::ReadTx& tx) {
                        return flows::show_bulk(tx, context, asked.caller(),
                                                std::string{asked.request.param("bulk_id")});
                    });
                    if (!result) return result.refusal();
                    return http::json(json::to_text(result_json(*result, asked.language)));
                });
    routes.change(
        {"POST", "/api/v1/bulk-actions/{bulk_id}/undo", "undo_bulk_action", Lane::Work, Permission::WorkOnCases},
        [&context](const Asked& asked) { return undo_change(context, asked); });
}

}  // namespace api
