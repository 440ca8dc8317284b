#include "api/body_reader.hpp"
#include "api/fee_json.hpp"
#include "api/query_reader.hpp"
#include "api/route_groups.hpp"
#include "flows/fees/bills.hpp"

namespace api {
namespace {

using flows::Answer;
using flows::Change;

/// What a step of fees is answered with: all about the money of the case, as it is now.
base::Result<Answer> fees_answer(const db::ReadTx& tx, const flows::Context& context, const flows::Caller& caller,
                                 const std::pair<const std::string&, int>& case_and_status) {
    const auto shown = flows::show_fees(tx, context, caller, case_and_status.first);
    if (!shown) return shown.refusal();
    return Answer{.status = case_and_status.second, .body = json::to_text(fees_json(*shown))};
}

/// A change of the fees of one case by `step(tx)`, which refuses or is done.
template <typename Step>
Change fees_change(flows::Context& context, const Asked& asked, int status, Step step) {
    return {[&context, step, status, id = std::string{asked.request.param("id")},
             caller = asked.caller()](db::WriteTx& tx) -> base::Result<Answer> {
        const auto done = step(tx, context, caller);
        if (!done) return done.refusal();
        return fees_answer(tx, context, caller, {id, status});
    }};
}

fees::Line read_line(BodyReader& body) {
    fees::Line line{.item_id = body.needed_text("item_id", 80),
                    .quantity = body.integer_if("quantity", 1, fees::kQuantityMax).value_or(1)};
    if (const auto price = body.integer_if("unit_price_fen", 0, base::kMoneyMost.fen)) line.unit_price = {*price};
    const auto bearer = fees::bearer_from(body.word("bearer", {"customer", "company"}, "customer"));
    line.bearer = bearer.value_or(fees::Bearer::Customer);
    line.visit = body.integer_if("visit", 1, fees::kVisitsMax).value_or(1);
    line.approval_id = body.text("approval_id", 40);
    return line;
}

Change quote_change(flows::Context& context, const Asked& asked) {
    BodyReader body{asked.request.body};
    flows::QuoteCase wanted{.case_id = std::string{asked.request.param("id")}};
    for (auto& line : body.needed_objects("lines", fees::kLinesMax)) wanted.lines.push_back(read_line(line));
    body.finish();
    return fees_change(context, asked, 201, [wanted](db::WriteTx& tx, flows::Context& in, const flows::Caller& caller) {
        return flows::quote_case(tx, in, caller, wanted);
    });
}

Change ask_consent_change(flows::Context& context, const Asked& asked) {
    return {[&context, id = std::string{asked.request.param("id")},
             caller = asked.caller()](db::WriteTx& tx) -> base::Result<Answer> {
        const auto given = flows::ask_consent(tx, context, caller, id);
        if (!given) return given.refusal();
        return Answer{.status = 201,
                      .body = json::to_text(json::object{{"consent_id", given->consent_id},
                                                         {"link", "/p/q/" + given->link},
                                                         {"expires_at", base::to_rfc3339(given->expires_at)},
                                                         {"customer_fen", given->customer_fen}}),
                      .is_secret = true};
    }};
}

/// The customer agreed, by the code, or said no. A wrong code is written down, so it is an answer and no refusal.
Change answer_consent_change(flows::Context& context, const Asked& asked) {
    BodyReader body{asked.request.body};
    const auto decision = body.word("decision", {"given", "declined"}, "given");
    const std::string id{asked.request.param("id")};
    if (decision == "declined") {
        const flows::DeclineConsent wanted{.case_id = id, .reason = body.text("reason", 500)};
        body.finish();
        return fees_change(context, asked, 201,
                           [wanted](db::WriteTx& tx, flows::Context& in, const flows::Caller& caller) {
                               return flows::decline_consent(tx, in, caller, wanted);
                           });
    }
    const flows::GiveQuotationConsent wanted{.case_id = id, .code = body.needed_text("code", 6, 6)};
    body.finish();
    return {[&context, wanted, caller = asked.caller(),
             language = asked.language](db::WriteTx& tx) -> base::Result<Answer> {
        const auto outcome = flows::give_quotation_consent(tx, context, caller, wanted);
        if (!outcome) return outcome.refusal();
        if (outcome->is_right) return fees_answer(tx, context, caller, {wanted.case_id, 201});
        const auto wrong =
            problem({"consent_code_wrong", {{"attempts_left", std::to_string(outcome->attempts_left)}}}, language);
        return Answer{.status = wrong.status, .body = std::string{wrong.bytes()}};
    }};
}

Change settle_change(flows::Context& context, const Asked& asked) {
    BodyReader body{asked.request.body};
    const flows::SettleInspection wanted{
        .case_id = std::string{asked.request.param("id")},
        .fault_proved = body.needed_word("result", {"fault_proved", "no_fault"}) == "fault_proved"};
    body.finish();
    return fees_change(context, asked, 201, [wanted](db::WriteTx& tx, flows::Context& in, const flows::Caller& caller) {
        return flows::settle_inspection(tx, in, caller, wanted);
    });
}

Change bill_change(flows::Context& context, const Asked& asked) {
    flows::BillCase wanted{.case_id = std::string{asked.request.param("id")}};
    if (!asked.request.body.empty()) {
        BodyReader body{asked.request.body};
        if (body.has("lines")) {
            wanted.lines.emplace();
            for (auto& line : body.needed_objects("lines", fees::kLinesMax)) {
                wanted.lines->push_back(
                    {.item_id = line.needed_text("item_id", 80),
                     .visit = line.integer_if("visit", 1, fees::kVisitsMax).value_or(1),
                     .quantity = line.needed_integer("quantity", 1, fees::kQuantityMax),
                     .unit_price = {line.needed_integer("unit_price_fen", 0, base::kMoneyMost.fen)}});
            }
        }
        body.finish();
    }
    return fees_change(context, asked, 201, [wanted](db::WriteTx& tx, flows::Context& in, const flows::Caller& caller) {
        return flows::bill_case(tx, in, caller, wanted);
    });
}

Change unbill_change(flows::Context& context, const Asked& asked) {
    return fees_change(context, asked, 200,
                       [id = std::string{asked.request.param("id")}](db::WriteTx& tx, flows::Context& in,
                                                                     const flows::Caller& caller) {
                           return flows::take_bill_back(tx, in, caller, id);
                       });
}

void add_fee_reading_routes(Routes& routes) {
    auto& context = routes.context();
    routes.read({.method = "GET",
                 .pattern = "/api/v1/fee-schedule",
                 .id = "show_fee_schedule",
                 .permission = Permission::Anyone},
                [&context](const Asked&) {
                    const auto day = flows::local_day(context.organisation, context.now());
                    return http::json(json::to_text(schedule_json(*context.books()->fee_schedule, day)));
                });
    routes.read({"GET", "/api/v1/cases/{id}/fees", "show_case_fees"},
                [&context](const Asked& asked) -> base::Result<http::Response> {
                    const std::string id{asked.request.param("id")};
                    const auto shown = context.database.read(
                        [&](const db::ReadTx& tx) { return flows::show_fees(tx, context, asked.caller(), id); });
                    if (!shown) return shown.refusal();
                    return http::json(json::to_text(fees_json(*shown)));
                });
    routes.read({"GET", "/api/v1/cases/{id}/fee-items", "list_fee_items"},
                [&context](const Asked& asked) -> base::Result<http::Response> {
                    QueryReader query{asked.request};
                    const std::pair wanted{std::string{asked.request.param("id")}, query.text("q")};
                    query.finish();
                    const auto offered = context.database.read(
                        [&](const db::ReadTx& tx) { return flows::offer_items(tx, context, asked.caller(), wanted); });
                    if (!offered) return offered.refusal();
                    json::array items;
                    for (const auto& one : offered->items) items.push_back(offered_json(one, asked.language));
                    return http::json(json::to_text(json::object{{"items", std::move(items)}}));
                });
}

}  // namespace

void add_fee_routes(Routes& routes) {
    add_fee_reading_routes(routes);
    auto& context = routes.context();
    const auto add = [&](const char* method, const char* pattern, const char* id, auto make) {
        routes.change({method, pattern, id, http::Lane::Write, Permission::WorkOnCases},
                      [&context, make](const Asked& asked) -> base::Result<Change> {
                          auto change = make(context, asked);
                          // Each takes the case first, so nobody changes what it decides upon.
                          change.isolation = db::Manner::Isolation::Snapshot;
                          return change;
                      });
    };
    add("POST", "/api/v1/cases/{id}/quotation", "quote_case", quote_change);
    add("POST", "/api/v1/cases/{id}/quotation/consent-requests", "ask_consent", ask_consent_change);
    add("POST", "/api/v1/cases/{id}/quotation/consents", "answer_consent", answer_consent_change);
    add("POST", "/api/v1/cases/{id}/inspection-results", "settle_inspection", settle_change);
    add("POST", "/api/v1/cases/{id}/bill", "bill_case", bill_change);
    add("DELETE", "/api/v1/cases/{id}/bill", "take_bill_back", unbill_change);
}

}  // namespace api
