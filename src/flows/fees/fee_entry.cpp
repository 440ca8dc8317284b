#include "flows/fees/fee_entry.hpp"

#include "flows/show_case.hpp"
#include "ledger/append.hpp"
#include "store/case_store.hpp"

namespace flows {

std::string fees_subject(std::string_view case_id) {
    return "fees:" + std::string{case_id};
}

void append_fee_entry(db::WriteTx& tx, const Context& context, const std::string& actor, const FeeEvent& event) {
    const auto now = context.now();
    ledger::Appender{tx, context.organisation_id(), now}.append({.happened_at = now,
                                                                 .actor = actor,
                                                                 .subject_kind = event.subject_kind,
                                                                 .subject_id = event.subject_id,
                                                                 .type = event.type,
                                                                 .payload = event.payload});
}

base::Result<cases::Case> take_case(db::WriteTx& tx, const Context& context, const Caller& caller,
                                    const std::string& id) {
    auto known = find_seen_case(tx, context, caller, id);
    if (!known) return base::Refusal{"no_such_case", {{"case", id}}};
    store::claim_case(tx, context.organisation_id(), known->case_id);
    return std::move(*known);
}

}  // namespace flows
