#include "api/body_reader.hpp"
#include "api/case_json.hpp"
#include "api/request_keys.hpp"
#include "api/route_groups.hpp"
#include "flows/disclose_personal.hpp"
#include "flows/move_case.hpp"
#include "flows/open_case.hpp"
#include "flows/undo_step.hpp"

namespace api {
namespace {

using flows::Answer;
using flows::Change;

base::Result<Answer> case_answer(const db::ReadTx& tx, const flows::Context& context, base::Result<cases::Case> changed,
                                 int status) {
    if (!changed) return changed.refusal();
    const auto shown = flows::show_case(tx, context, std::move(*changed));
    return Answer{.status = status, .location = "/api/v1/cases/" + shown.known.case_id, .body = case_text(shown)};
}

/// The same, without a Location: the case was there before.
base::Result<Answer> changed_answer(const db::ReadTx& tx, const flows::Context& context,
                                    base::Result<cases::Case> changed, int status = 201) {
    auto answer = case_answer(tx, context, std::move(changed), status);
    if (answer) answer->location.clear();
    return answer;
}

flows::OpenCase read_opening(const http::Request& request) {
    BodyReader body{request.body};
    auto contact = body.needed_object("contact");
    flows::OpenCase asked{.kind = body.needed_text("kind", 40),
                          .subject = body.needed_text("subject", 200),
                          .description = body.text("description", 20'000),
                          .priority = body.word("priority", {"normal", "emergency"}, "normal"),
                          .channel = body.text_if("channel", 40).value_or("api"),
                          .contact_name = contact.text("name", 100),
                          .contact_mobile = contact.text("mobile", 40),
                          .product = body.text_if("product", 200),
                          .serial = body.text_if("serial", 100),
                          .outlet = body.text_if("outlet", 100),
                          .region = body.text_if("region", 100)};
    body.finish();
    return asked;
}

flows::MoveCase read_move(const http::Request& request) {
    BodyReader body{request.body};
    const auto reason = body.text("reason", 2000);
    auto text = body.text("text", 20'000);
    if (!reason.empty()) text += (text.empty() ? "" : "\n") + reason;
    const auto waiting_for = body.word("for", {"customer", "parts", "third_party"}, "");
    flows::MoveCase asked{.case_id = std::string{request.param("id")},
                          .move = body.needed_text("move", 40),
                          .happened_at = body.instant_if("happened_at"),
                          .person = body.text_if("person", 100),
                          .outlet = body.text_if("outlet", 100),
                          .waiting_for = waiting_for.empty() ? std::nullopt : std::optional{waiting_for},
                          .text = std::move(text)};
    body.finish();
    return asked;
}

Change open_change(flows::Context& context, const Asked& asked) {
    return {[&context, wanted = read_opening(asked.request), caller = asked.caller()](db::WriteTx& tx) {
        return case_answer(tx, context, flows::open_case(tx, context, caller, wanted), 201);
    }};
}

Change move_change(flows::Context& context, const Asked& asked) {
    return {[&context, wanted = read_move(asked.request), caller = asked.caller(),
             seq = if_match_of(asked.request)](db::WriteTx& tx) -> base::Result<Answer> {
        if (seq) {
            const auto same = flows::require_unchanged(tx, context, caller, {wanted.case_id, *seq});
            if (!same) return same.refusal();
        }
        return changed_answer(tx, context, flows::move_case(tx, context, caller, wanted));
    }};
}

Change rate_change(flows::Context& context, const Asked& asked) {
    BodyReader body{asked.request.body};
    const flows::RateCase wanted{.case_id = std::string{asked.request.param("id")},
                                 .score = body.needed_integer("score", 1, 5),
                                 .comment = body.text("comment", 2000)};
    body.finish();
    return {[&context, wanted, caller = asked.caller()](db::WriteTx& tx) {
        return changed_answer(tx, context, flows::rate_case(tx, context, caller, wanted));
    }};
}

Change merge_change(flows::Context& context, const Asked& asked) {
    BodyReader body{asked.request.body};
    const flows::MergeCase wanted{.duplicate_id = std::string{asked.request.param("id")},
                                  .into = body.needed_text("into", 40),
                                  .reason = body.text("reason", 2000)};
    body.finish();
    return {[&context, wanted, caller = asked.caller()](db::WriteTx& tx) {
        return changed_answer(tx, context, flows::merge_case(tx, context, caller, wanted));
    }};
}

Change undo_merge_change(flows::Context& context, const Asked& asked) {
    return {[&context, id = std::string{asked.request.param("id")}, caller = asked.caller()](db::WriteTx& tx) {
        return changed_answer(tx, context, flows::undo_merge(tx, context, caller, id), 200);
    }};
}

Change undo_step_change(flows::Context& context, const Asked& asked) {
    return {[&context, id = std::string{asked.request.param("id")}, caller = asked.caller()](db::WriteTx& tx) {
        return changed_answer(tx, context, flows::undo_step(tx, context, caller, id));
    }};
}

base::Result<Answer> values_answer(const base::Result<flows::Disclosed>& disclosed) {
    if (!disclosed) return disclosed.refusal();
    json::object values;
    for (const auto& [field, value] : *disclosed) values[field] = value;
    return Answer{.status = 201, .body = json::to_text(json::object{{"values", std::move(values)}}), .is_secret = true};
}

Change disclose_change(flows::Context& context, const Asked& asked) {
    BodyReader body{asked.request.body};
    const flows::DisclosePersonal wanted{.case_id = std::string{asked.request.param("id")},
                                         .reason = body.needed_text("reason", 500)};
    body.finish();
    return {
        .write = [&context, wanted, caller = asked.caller()](
                     db::WriteTx& tx) { return values_answer(flows::disclose_personal(tx, context, caller, wanted)); },
        .again = [&context, id = wanted.case_id, caller = asked.caller()](
                     const db::ReadTx& tx) { return values_answer(flows::read_disclosed(tx, context, caller, id)); }};
}

}  // namespace

void add_case_changing_routes(Routes& routes) {
    auto& context = routes.context();
    const auto add = [&](const char* method, const char* pattern, const char* id, auto make) {
        routes.change({method, pattern, id, http::Lane::Write, Permission::WorkOnCases},
                      [&context, make](const Asked& asked) -> base::Result<Change> {
                          auto change = make(context, asked);
                          // Each writes the rows of the cases that it decides upon.
                          change.isolation = db::Manner::Isolation::Snapshot;
                          return change;
                      });
    };
    add("POST", "/api/v1/cases", "open_case", open_change);
    add("POST", "/api/v1/cases/{id}/moves", "move_case", move_change);
    add("POST", "/api/v1/cases/{id}/ratings", "rate_case", rate_change);
    add("POST", "/api/v1/cases/{id}/merge", "merge_case", merge_change);
    add("DELETE", "/api/v1/cases/{id}/merge", "undo_merge_case", undo_merge_change);
    add("POST", "/api/v1/cases/{id}/undo", "undo_step", undo_step_change);
    add("POST", "/api/v1/cases/{id}/disclosures", "disclose_personal", disclose_change);
}

}  // namespace api
