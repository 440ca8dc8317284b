#pragma once

#include "flows/fees/approvals.hpp"
#include "flows/fees/case_ground.hpp"
#include "flows/fees/consents.hpp"
#include "flows/fees/quotations.hpp"

namespace flows {

/// Everything about the money of a case, as its page shows it.
struct ShownFees {
    std::string case_id;
    std::shared_ptr<const Books> books;
    RuledFees ruled;
    std::optional<store::Quotation> quotation;
    std::vector<fees::PricedLine> lines;
    std::vector<store::ConsentRow> consents;
    std::vector<ShownApproval> approvals;
    std::vector<NeededSignature> signatures;
    std::optional<store::Bill> bill;
    base::Instant now;
};
/// Refuses with: no_such_case.
base::Result<ShownFees> show_fees(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                  const std::string& case_id);

}  // namespace flows
