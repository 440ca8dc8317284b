#pragma once

#include "base/result.hpp"
#include "flows/context.hpp"

namespace flows {

/// What happened to a quotation or an approval, as the ledger names it.
struct FeeEvent {
    std::string_view subject_kind;  ///< quotation (with its consents and bill), approval
    std::string subject_id;
    std::string_view type;
    std::string payload;
};
/// The subject of the entries about the money of a case.
std::string fees_subject(std::string_view case_id);

void append_fee_entry(db::WriteTx& tx, const Context& context, const std::string& actor, const FeeEvent& event);

/// The case, which nobody else changes until this transaction is over. Refuses with: no_such_case.
base::Result<cases::Case> take_case(db::WriteTx& tx, const Context& context, const Caller& caller,
                                    const std::string& id);

}  // namespace flows
