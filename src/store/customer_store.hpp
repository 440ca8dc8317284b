#pragma once

#include "db/transaction.hpp"
#include "domain/customers/customer.hpp"
#include "ledger/entry.hpp"

namespace store {

/// The entry type of an event of a customer: customer_put, customer_merged, customer_merge_undone, consent_given,
/// consent_withdrawn.
std::string_view entry_type(const customers::Event& event);
std::string customer_payload(std::string_view code, const customers::Event& event);
customers::Event read_customer_event(const ledger::Entry& entry);

std::optional<customers::Customer> find_customer(const db::ReadTx& tx, std::int64_t organisation_id,
                                                 std::string_view code);
bool has_customer(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view code);
/// The codes of those who were merged into this one.
std::vector<std::string> merged_into(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view code);
std::vector<std::string> customers_after(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view behind,
                                         std::int64_t limit);

void put_customer(db::WriteTx& tx, std::int64_t organisation_id, const customers::Customer& customer);
void put_consent(db::WriteTx& tx, std::int64_t organisation_id, std::string_view code,
                 const customers::Consent& consent);

/// A list of customers: behind which code it goes on, how long it is at most, and whose outlet may see it.
struct CustomerPage {
    std::string behind;
    std::int64_t limit = 50;
    std::string scope;  ///< an outlet: only those who have a unit of it; empty for everybody
};
/// The codes of customers who are not merged, in order of code.
std::vector<std::string> list_customers(const db::ReadTx& tx, std::int64_t organisation_id, const CustomerPage& page);
/// Those whose mobile is this, and those whose name begins so, by their values in force.
std::vector<std::string> customers_of_mobile(const db::ReadTx& tx, std::int64_t organisation_id,
                                             std::string_view mobile, const CustomerPage& page);
std::vector<std::string> customers_named(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view prefix,
                                         const CustomerPage& page);
/// Whether one of the customer's units is looked after by the outlet.
bool has_unit_of_outlet(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view code,
                        std::string_view outlet);

/// Two customers who may be one.
struct Duplicate {
    std::string first;  ///< the smaller code
    std::string second;
    std::string reasons;  ///< words with commas between: mobile, name_address, unit
    std::string state;    ///< open, dismissed, merged
    base::Instant found_at;
};
std::optional<Duplicate> find_duplicate(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view first,
                                        std::string_view second);
void put_duplicate(db::WriteTx& tx, std::int64_t organisation_id, const Duplicate& duplicate);
/// Those that nobody has decided upon, the oldest first, behind the last one seen.
std::vector<Duplicate> open_duplicates(const db::ReadTx& tx, std::int64_t organisation_id, const Duplicate& behind,
                                       std::int64_t limit);

}  // namespace store
