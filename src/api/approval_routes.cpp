#include <array>

#include "api/body_reader.hpp"
#include "api/fee_json.hpp"
#include "api/query_reader.hpp"
#include "api/route_groups.hpp"

namespace api {
namespace {

using flows::Answer;
using flows::Change;

constexpr std::array<std::string_view, 2> kScopes{"mine", "all"};

base::Result<Answer> approval_answer(const flows::Context& context, const base::Result<flows::ShownApproval>& approval,
                                     int status) {
    if (!approval) return approval.refusal();
    return Answer{.status = status, .body = json::to_text(approval_json(*approval, *context.books()))};
}

Change ask_change(flows::Context& context, const Asked& asked) {
    BodyReader body{asked.request.body};
    const flows::AskApproval wanted{
        .case_id = std::string{asked.request.param("id")},
        .subject = body.needed_word("subject", {"over_list", "return", "refund", "exchange", "warranty"}),
        .amount = {body.needed_integer("amount_fen", 0, base::kMoneyMost.fen)},
        .item_id = body.text_if("item_id", 80),
        .reason = body.needed_text("reason", 500)};
    body.finish();
    return {[&context, wanted, caller = asked.caller()](db::WriteTx& tx) {
        return approval_answer(context, flows::ask_approval(tx, context, caller, wanted), 201);
    }};
}

Change decide_change(flows::Context& context, const Asked& asked) {
    BodyReader body{asked.request.body};
    const bool grants = body.needed_word("decision", {"granted", "denied"}) == "granted";
    // A no has a reason; a yes may have one.
    const flows::DecideApproval wanted{.approval_id = std::string{asked.request.param("approval_id")},
                                       .grants = grants,
                                       .reason = grants ? body.text("reason", 500) : body.needed_text("reason", 500)};
    body.finish();
    return {[&context, wanted, caller = asked.caller()](db::WriteTx& tx) {
        return approval_answer(context, flows::decide_approval(tx, context, caller, wanted), 201);
    }};
}

Change withdraw_change(flows::Context& context, const Asked& asked) {
    return {[&context, id = std::string{asked.request.param("approval_id")}, caller = asked.caller()](db::WriteTx& tx) {
        return approval_answer(context, flows::withdraw_approval(tx, context, caller, id), 200);
    }};
}

}  // namespace

void add_approval_routes(Routes& routes) {
    auto& context = routes.context();
    routes.read({"GET", "/api/v1/approvals", "list_approvals", http::Lane::Work}, [&context](const Asked& asked) {
        QueryReader query{asked.request};
        const bool only_mine = query.word("scope", kScopes) != "all";
        query.finish();
        json::array items;
        const auto books = context.books();
        for (const auto& one : context.database.read(
                 [&](const db::ReadTx& tx) { return flows::list_approvals(tx, context, asked.caller(), only_mine); })) {
            items.push_back(approval_json(one, *books));
        }
        return http::json(json::to_text(json::object{{"items", std::move(items)}}));
    });
    const auto add = [&](const char* method, const char* pattern, const char* id,
                         const std::pair<Permission, Change (*)(flows::Context&, const Asked&)>& may_and_make) {
        routes.change({method, pattern, id, http::Lane::Write, may_and_make.first},
                      [&context, make = may_and_make.second](const Asked& asked) -> base::Result<Change> {
                          auto change = make(context, asked);
                          change.isolation = db::Manner::Isolation::Snapshot;
                          return change;
                      });
    };
    add("POST", "/api/v1/cases/{id}/approvals", "ask_approval", {Permission::WorkOnCases, ask_change});
    // Whoever holds the post signs, also where his role does not work on cases.
    add("POST", "/api/v1/approvals/{approval_id}/decisions", "decide_approval", {Permission::SignedIn, decide_change});
    add("DELETE", "/api/v1/approvals/{approval_id}", "withdraw_approval", {Permission::WorkOnCases, withdraw_change});
}

}  // namespace api
