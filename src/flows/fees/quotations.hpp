#pragma once

#include "base/result.hpp"
#include "flows/fees/case_ground.hpp"
#include "store/quotation_store.hpp"

namespace flows {

struct QuoteCase {
    std::string case_id;
    std::vector<fees::Line> lines;
};
/// Quotes the work on a case, or revises the quotation: the lines are all of them. A consent to an earlier revision
/// does not count for this one, and who was asked is no longer asked.
/// Refuses with: no_such_case, fee_case_ended, already_billed, and with what fees::check_lines() refuses.
base::Result<base::Done> quote_case(db::WriteTx& tx, Context& context, const Caller& caller, const QuoteCase& asked);

struct SettleInspection {
    std::string case_id;
    bool fault_proved = false;
};
/// Writes down what the test found, and frees the customer of the inspection where the schedule says so; what he has
/// agreed to stays agreed to, for it only becomes less.
/// Refuses with: no_such_case, quotation_missing, already_billed, inspection_settled.
base::Result<base::Done> settle_inspection(db::WriteTx& tx, Context& context, const Caller& caller,
                                           const SettleInspection& asked);

/// The quotation of a case that was not billed yet. Refuses with: quotation_missing, already_billed.
base::Result<store::Quotation> open_quotation(const db::ReadTx& tx, const Context& context, const std::string& case_id);

}  // namespace flows
