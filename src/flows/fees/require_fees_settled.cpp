#include <algorithm>

#include "domain/fees/consent.hpp"
#include "flows/fees/approvals.hpp"
#include "flows/fees/forbidden_fees.hpp"

namespace flows {
namespace {

bool is_signed_for(const std::vector<store::Approval>& approvals, const NeededSignature& needed) {
    return std::any_of(approvals.begin(), approvals.end(), [&](const store::Approval& one) {
        return one.subject == needed.subject && one.state == "granted" && needed.amount <= one.amount;
    });
}

}  // namespace

std::optional<NeededSignature> needed_signature(const db::ReadTx& tx, const Context& context, const cases::Case& known,
                                                const cases::Move& move) {
    if (!move.approval) return std::nullopt;
    NeededSignature needed{.move = move.name, .subject = move.approval->subject, .post = move.approval->post};
    if (needed.subject == "warranty") {
        const auto quotation = store::find_quotation(tx, context.organisation_id(), known.case_id);
        if (quotation) needed.amount = quotation->totals.company;
        if (needed.amount.fen == 0) return std::nullopt;
    }
    needed.is_signed = is_signed_for(store::approvals_of(tx, context.organisation_id(), known.case_id), needed);
    return needed;
}

base::Result<base::Done> require_fees_settled(const db::ReadTx& tx, const Context& context, const cases::Case& known,
                                              const cases::Move& move) {
    if (move.needs_consent) {
        const auto quotation = store::find_quotation(tx, context.organisation_id(), known.case_id);
        if (quotation) {
            const auto agreed =
                fees::require_consent(quotation->totals.customer.fen, quotation->revision, quotation->given_revision);
            if (!agreed) return agreed.refusal();
            const auto allowed = fees::require_unforbidden(store::lines_of(tx, context.organisation_id(), *quotation),
                                                           forbidden_fees(tx, context, known.case_id).forbidden);
            if (!allowed) return allowed.refusal();
        }
    }
    const auto needed = needed_signature(tx, context, known, move);
    if (!needed || needed->is_signed) return base::Done{};
    return base::Refusal{"sign_off_missing",
                         {{"move", needed->move},
                          {"subject", needed->subject},
                          {"post", needed->post},
                          {"amount_fen", needed->amount.fen == 0 ? "" : std::to_string(needed->amount.fen)}}};
}

}  // namespace flows
