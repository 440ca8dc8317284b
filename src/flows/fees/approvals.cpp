#include "flows/fees/approvals.hpp"

#include <algorithm>

#include "flows/fees/case_ground.hpp"
#include "flows/fees/fee_entry.hpp"
#include "flows/list_case_entries.hpp"
#include "flows/show_case.hpp"
#include "store/case_store.hpp"
#include "store/fee_payload.hpp"
#include "store/personal_store.hpp"

namespace flows {
namespace {

using base::Refusal;
using base::Result;

constexpr std::int64_t kWaitingMost = 100;

/// Who looks, and as what he signs.
struct Reader {
    std::string actor;
    people::Signer signer;
};

Reader reader_of(const db::ReadTx& tx, const Context& context, const Caller& caller) {
    people::Signer signer{.role = caller.role};
    if (caller.person) {
        signer.staff_post = store::find_staff_post(tx, context.organisation_id(), *caller.person).value_or("");
    }
    return {caller.actor, std::move(signer)};
}

ShownApproval shown(const db::ReadTx& tx, const Context& context, const Reader& reader, store::Approval approval) {
    const auto organisation = context.organisation_id();
    ShownApproval out{.approval = std::move(approval)};
    const auto& one = out.approval;
    const auto known = store::find_case(tx, organisation, one.case_id);
    if (known) out.number = known->number;
    out.asked_by_name = name_of_actor(tx, context, one.asked_by);
    if (one.decided_by) out.decided_by_name = name_of_actor(tx, context, *one.decided_by);
    out.reason = store::find_personal(tx, organisation, one.reason_id).value_or("");
    if (one.answer_id) out.answer = store::find_personal(tx, organisation, *one.answer_id).value_or("");
    const auto& posts = context.books()->posts;
    for (const auto* post : posts.who_may_sign(one.subject, one.amount)) out.posts.push_back(post->post);
    out.is_mine = one.state == "asked" && one.asked_by != reader.actor &&
                  people::decide_signature(posts, reader.signer, one.subject, one.amount);
    return out;
}

cases::PersonalRef keep_reason(db::WriteTx& tx, Context& context, const std::string& approval_id,
                               const std::pair<std::string_view, const std::string&>& field_and_text) {
    return store::keep_personal(tx, context.organisation_id(),
                                {approval_id, field_and_text.first, field_and_text.second},
                                {context.ids, context.random, context.now()});
}

/// Whom the signature is asked of. Refuses with: approval_not_needed, fee_unknown_item, fee_not_on_list.
Result<std::string> post_for(const db::ReadTx& tx, const Context& context, const cases::Case& known,
                             const AskApproval& asked) {
    if (asked.subject == "over_list") {
        const auto stand = ground_of(tx, context, known);
        const std::vector<fees::Line> lines{{.item_id = asked.item_id.value_or("")}};
        const auto listed = fees::check_lines({stand.ground.schedule, stand.ground.place, stand.ground.day}, lines);
        if (!listed) return listed.refusal();
        if (asked.amount <= listed->front().list_price) {
            return Refusal{"approval_not_needed", {{"list_price_fen", std::to_string(listed->front().list_price.fen)}}};
        }
        return stand.ground.schedule.over_list_post;
    }
    const auto books = context.books();
    const auto process = books->processes.find(known.kind);
    if (process != books->processes.end()) {
        for (const auto& move : process->second.moves) {
            if (move.approval && move.approval->subject == asked.subject) return move.approval->post;
        }
    }
    return Refusal{"approval_not_needed", {{"subject", asked.subject}, {"kind", known.kind}}};
}

/// Refuses with: no_such_approval, approval_decided.
Result<store::Approval> find_waiting(db::WriteTx& tx, const Context& context, const Caller& caller,
                                     const std::string& approval_id) {
    auto approval = store::find_approval(tx, context.organisation_id(), approval_id);
    if (!approval || !take_case(tx, context, caller, approval->case_id)) {
        return Refusal{"no_such_approval", {{"approval", approval_id}}};
    }
    if (approval->state != "asked") return Refusal{"approval_decided", {{"state", approval->state}}};
    return std::move(*approval);
}

void write_decision(db::WriteTx& tx, const Context& context, const Caller& caller, const store::Approval& approval,
                    const std::vector<cases::PersonalRef>& personal = {}) {
    store::update_approval(tx, context.organisation_id(), approval);
    append_fee_entry(
        tx, context, caller.actor,
        {"approval", approval.approval_id, "approval_" + approval.state, store::approval_payload(approval, personal)});
}

}  // namespace

Result<ShownApproval> ask_approval(db::WriteTx& tx, Context& context, const Caller& caller, const AskApproval& asked) {
    const auto known = take_case(tx, context, caller, asked.case_id);
    if (!known) return known.refusal();
    if (!cases::is_running(known->state)) {
        return Refusal{"fee_case_ended", {{"state", std::string{to_word(known->state)}}}};
    }
    const auto post = post_for(tx, context, *known, asked);
    if (!post) return post.refusal();
    for (const auto& other : store::approvals_of(tx, context.organisation_id(), known->case_id)) {
        const bool is_same = other.subject == asked.subject && other.item_id == asked.item_id;
        if (is_same && other.state == "asked") return Refusal{"approval_waiting", {{"approval", other.approval_id}}};
    }
    store::Approval approval{.approval_id = context.ids.next(context.now()),
                             .case_id = known->case_id,
                             .subject = asked.subject,
                             .amount = asked.amount,
                             .item_id = asked.item_id,
                             .post = *post,
                             .state = "asked",
                             .asked_by = caller.actor,
                             .asked_at = context.now()};
    const auto reason = keep_reason(tx, context, approval.approval_id, {"reason", asked.reason});
    approval.reason_id = reason.personal_id;
    store::insert_approval(tx, context.organisation_id(), approval);
    append_fee_entry(tx, context, caller.actor,
                     {"approval", approval.approval_id, "approval_asked", store::approval_payload(approval, {reason})});
    return shown(tx, context, reader_of(tx, context, caller), std::move(approval));
}

Result<ShownApproval> decide_approval(db::WriteTx& tx, Context& context, const Caller& caller,
                                      const DecideApproval& asked) {
    auto approval = find_waiting(tx, context, caller, asked.approval_id);
    if (!approval) return approval.refusal();
    if (approval->asked_by == caller.actor) return Refusal{"approval_own_request"};
    const auto books = context.books();
    const auto reader = reader_of(tx, context, caller);
    const auto post = people::decide_signature(books->posts, reader.signer, approval->subject, approval->amount);
    if (!post) return post.refusal();
    approval->state = asked.grants ? "granted" : "denied";
    approval->signed_as = *post;
    approval->decided_by = caller.actor;
    approval->decided_at = context.now();
    std::vector<cases::PersonalRef> personal;
    if (!asked.reason.empty()) {
        personal.push_back(keep_reason(tx, context, approval->approval_id, {"answer", asked.reason}));
        approval->answer_id = personal.front().personal_id;
    }
    write_decision(tx, context, caller, *approval, personal);
    return shown(tx, context, reader, std::move(*approval));
}

Result<ShownApproval> withdraw_approval(db::WriteTx& tx, Context& context, const Caller& caller,
                                        const std::string& approval_id) {
    auto approval = find_waiting(tx, context, caller, approval_id);
    if (!approval) return approval.refusal();
    if (approval->asked_by != caller.actor) return Refusal{"not_own_step"};
    approval->state = "withdrawn";
    write_decision(tx, context, caller, *approval);
    return shown(tx, context, reader_of(tx, context, caller), std::move(*approval));
}

std::vector<ShownApproval> list_approvals(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                          bool only_mine) {
    std::vector<ShownApproval> list;
    const auto reader = reader_of(tx, context, caller);
    for (auto& approval :
         store::approvals_waiting(tx, context.organisation_id(), caller.outlet.value_or(""), kWaitingMost)) {
        auto one = shown(tx, context, reader, std::move(approval));
        if (!only_mine || one.is_mine) list.push_back(std::move(one));
    }
    return list;
}

std::vector<ShownApproval> approvals_of_case(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                             const cases::Case& known) {
    std::vector<ShownApproval> list;
    const auto reader = reader_of(tx, context, caller);
    for (auto& approval : store::approvals_of(tx, context.organisation_id(), known.case_id)) {
        list.push_back(shown(tx, context, reader, std::move(approval)));
    }
    return list;
}

}  // namespace flows
