#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/transaction.hpp"
#include "domain/fees/bill.hpp"

namespace store {

/// What the customer of a case is asked to pay, as its newest revision says.
struct Quotation {
    std::string quotation_id;
    std::string case_id;
    std::int64_t revision = 0;
    std::string schedule_id;
    std::int64_t schedule_version = 0;
    fees::Totals totals;
    std::int64_t given_revision = 0;         ///< the newest that the customer has agreed to; 0: none yet
    std::optional<std::string> test_result;  ///< fault_proved, no_fault
    base::Instant updated_at;
    std::string actor;
};

std::optional<Quotation> find_quotation(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view case_id);
/// The lines of its newest revision, in order.
std::vector<fees::PricedLine> lines_of(const db::ReadTx& tx, std::int64_t organisation_id, const Quotation& quotation);
/// Writes the row, and the lines of its revision. A line that the guard should have refused breaks a constraint.
void put_quotation(db::WriteTx& tx, std::int64_t organisation_id, const Quotation& quotation,
                   const std::vector<fees::PricedLine>& lines);
/// Remembers that the customer agreed to a revision.
void set_given_revision(db::WriteTx& tx, std::int64_t organisation_id, const Quotation& quotation);

/// What the customer was charged in the end.
struct Bill {
    std::string bill_id;
    std::string case_id;
    std::string quotation_id;
    std::int64_t revision = 0;  ///< of the quotation
    fees::Comparison comparison;
    base::Instant billed_at;
    std::string actor;
};
std::optional<Bill> find_bill(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view case_id);
void insert_bill(db::WriteTx& tx, std::int64_t organisation_id, const Bill& bill);
void delete_bill(db::WriteTx& tx, std::int64_t organisation_id, const Bill& bill);

}  // namespace store
