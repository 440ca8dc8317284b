#pragma once

#include "flows/fees/quotations.hpp"

namespace flows {

struct BillCase {
    std::string case_id;
    std::optional<std::vector<fees::BillLine>> lines;  ///< as quoted where absent
};
/// Makes the bill and keeps how it compares with the quotation.
/// Refuses with: no_such_case, quotation_missing, already_billed, consent_missing, fee_forbidden (a ruling came since),
/// inspection_unsettled (an inspection is quoted and nobody has said what it found), bill_line_not_quoted,
/// bill_above_quotation.
base::Result<base::Done> bill_case(db::WriteTx& tx, Context& context, const Caller& caller, const BillCase& asked);
/// Takes one's own bill back, as long as steps can be. Refuses with: no_such_case, no_such_bill, not_own_step,
/// undo_too_late.
base::Result<base::Done> take_bill_back(db::WriteTx& tx, Context& context, const Caller& caller,
                                        const std::string& case_id);

}  // namespace flows
