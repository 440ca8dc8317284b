#pragma once

#include "base/result.hpp"
#include "flows/context.hpp"
#include "store/approval_store.hpp"
#include "store/quotation_store.hpp"

namespace flows {

/// An approval as a page shows it.
struct ShownApproval {
    store::Approval approval;
    std::string number;  ///< of the case
    std::string asked_by_name;
    std::string decided_by_name;
    std::string reason;
    std::string answer;
    std::vector<std::string> posts;  ///< who may sign so much, the lowest limit first
    bool is_mine = false;            ///< it waits for the caller
};

struct AskApproval {
    std::string case_id;
    std::string subject;  ///< over_list, return, refund, exchange, warranty
    base::Money amount;   ///< of over_list: the price of one unit
    std::optional<std::string> item_id;
    std::string reason;
};
/// Asks for the signature that the schedule (over_list) or the case's process names. Refuses with: no_such_case,
/// fee_case_ended, approval_not_needed (the process asks for none; the price is not above the list), fee_unknown_item,
/// fee_not_on_list, approval_waiting (one for the same is waiting).
base::Result<ShownApproval> ask_approval(db::WriteTx& tx, Context& context, const Caller& caller,
                                         const AskApproval& asked);

struct DecideApproval {
    std::string approval_id;
    bool grants = false;
    std::string reason;
};
/// Signs, or refuses to. Nobody signs what he asked for himself (our rule).
/// Refuses with: no_such_approval, approval_decided, approval_own_request, approval_not_yours, approval_above_limit.
base::Result<ShownApproval> decide_approval(db::WriteTx& tx, Context& context, const Caller& caller,
                                            const DecideApproval& asked);

/// Takes back what one asked for, as long as it waits. Refuses with: no_such_approval, approval_decided, not_own_step.
base::Result<ShownApproval> withdraw_approval(db::WriteTx& tx, Context& context, const Caller& caller,
                                              const std::string& approval_id);

/// What waits for a signature, the oldest first; with `only_mine` what the caller can sign.
std::vector<ShownApproval> list_approvals(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                          bool only_mine);
std::vector<ShownApproval> approvals_of_case(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                             const cases::Case& known);

/// A signature that a move of the case's process asks for, as things are.
struct NeededSignature {
    std::string move;
    std::string subject;
    std::string post;
    base::Money amount;  ///< what the company gives; 0 where only the request says
    bool is_signed = false;
};
/// Nothing where the move needs none: a warranty that costs the company nothing is signed by nobody.
std::optional<NeededSignature> needed_signature(const db::ReadTx& tx, const Context& context, const cases::Case& known,
                                                const cases::Move& move);
/// May the move be made, as far as money goes? Refuses with: consent_missing (the customer is to pay and has not agreed
/// to it), sign_off_missing.
base::Result<base::Done> require_fees_settled(const db::ReadTx& tx, const Context& context, const cases::Case& known,
                                              const cases::Move& move);

}  // namespace flows
