#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "db/transaction.hpp"
#include "domain/cases/case.hpp"

namespace store {

std::optional<cases::Case> find_case(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view case_id);
std::optional<cases::Case> find_case_by_number(const db::ReadTx& tx, std::int64_t organisation_id,
                                               std::string_view number);
std::optional<cases::Case> find_case_by_source(const db::ReadTx& tx, std::int64_t organisation_id,
                                               std::string_view source, std::string_view source_key);
/// The next cases behind an id, in the order of ids.
std::vector<cases::Case> cases_after(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view case_id,
                                     std::int64_t limit);
/// The newest repair of the unit that was resolved on or after `since`, if any.
std::optional<std::string> find_rework(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view serial,
                                       base::Instant since);

/// When the newest case was opened; nothing in an empty store.
std::optional<base::Instant> newest_opening(const db::ReadTx& tx, std::int64_t organisation_id);

void insert_case(db::WriteTx& tx, std::int64_t organisation_id, const cases::Case& known);
void update_case(db::WriteTx& tx, std::int64_t organisation_id, const cases::Case& known);

/// Makes sure, where many write, that nobody changes the case at the same time as this transaction.
void claim_case(db::WriteTx& tx, std::int64_t organisation_id, std::string_view case_id);

/// Takes `count` serials of a prefix and day; gives the first of them.
std::int64_t take_case_serials(db::WriteTx& tx, std::int64_t organisation_id, std::string_view prefix,
                               base::Date opened_on, std::int64_t count);

struct CaseCount {
    std::string kind;
    std::string state;
    std::int64_t cases;
};
void add_to_count(db::WriteTx& tx, std::int64_t organisation_id, const CaseCount& change);
/// Adds up what transactions that are over have left, where each leaves rows of its own.
void compact_counts(db::WriteTx& tx, std::int64_t organisation_id);
std::vector<CaseCount> case_counts(const db::ReadTx& tx, std::int64_t organisation_id);

/// A row in the order that the queries of cases select their columns.
cases::Case read_case(const db::Row& row);

}  // namespace store
