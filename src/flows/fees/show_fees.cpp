#include "flows/fees/show_fees.hpp"

#include "flows/show_case.hpp"

namespace flows {

base::Result<ShownFees> show_fees(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                  const std::string& case_id) {
    const auto known = find_seen_case(tx, context, caller, case_id);
    if (!known) return base::Refusal{"no_such_case", {{"case", case_id}}};
    const auto organisation = context.organisation_id();
    ShownFees shown{.case_id = known->case_id,
                    .books = context.books(),
                    .ruled = forbidden_fees(tx, context, known->case_id),
                    .quotation = store::find_quotation(tx, organisation, known->case_id),
                    .consents = store::consents_of(tx, organisation, known->case_id),
                    .approvals = approvals_of_case(tx, context, caller, *known),
                    .bill = store::find_bill(tx, organisation, known->case_id),
                    .now = context.now()};
    if (shown.quotation) shown.lines = store::lines_of(tx, organisation, *shown.quotation);
    const auto process = shown.books->processes.find(known->kind);
    if (process == shown.books->processes.end()) return shown;
    for (const auto& move : process->second.moves) {
        if (auto needed = needed_signature(tx, context, *known, move)) shown.signatures.push_back(std::move(*needed));
    }
    return shown;
}

}  // namespace flows
