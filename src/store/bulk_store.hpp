#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/transaction.hpp"
#include "domain/cases/case.hpp"

namespace store {

/// What is done with each case of a bulk action, whole: whoever finds it interrupted can go on with it. Kept as JSON in
/// the action's row.
struct BulkStep {
    std::string word = {};      ///< a move, or "priority"
    std::string priority = {};  ///< the wanted one
    cases::Text person = {};
    cases::Text outlet = {};
    cases::Text waiting_for = {};
    cases::Text text_id = {};    ///< where what was written with it stands beside, until all is done
    cases::Text undone_by = {};  ///< who takes it back
};

/// One action on many cases, and how far it has come.
struct Bulk {
    std::string bulk_id;
    std::string actor;
    std::string state;         ///< running, done, undoing, undone
    std::string request_hash;  ///< of the request that began it
    BulkStep step;
    std::vector<std::string> case_ids;
    std::int64_t next = 0;  ///< how many of them are done, or undone
    base::Instant created_at;
};

/// What became of one of its cases.
struct BulkCase {
    std::int64_t position = 0;
    std::string case_id;
    std::string number;         ///< empty where there is no such case
    std::string code;           ///< why it was refused; empty where it was changed
    std::int64_t revision = 0;  ///< of the case, once it was changed
    bool is_undone = false;
    std::string undone_code;  ///< why it was not put back
};

std::optional<Bulk> find_bulk(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view bulk_id);
void insert_bulk(db::WriteTx& tx, std::int64_t organisation_id, const Bulk& bulk);
/// Writes state, next and step.
void move_bulk(db::WriteTx& tx, std::int64_t organisation_id, const Bulk& bulk, base::Instant now);

/// Takes one action whose state is running or undoing and that nobody has moved since `silent_since`, the oldest first,
/// and marks it as moved `now`; one that another server takes at this moment is left to it. Nothing where there is
/// none.
std::optional<Bulk> claim_silent_bulk(db::WriteTx& tx, std::int64_t organisation_id, base::Instant silent_since,
                                      base::Instant now);

void insert_bulk_case(db::WriteTx& tx, std::int64_t organisation_id, std::string_view bulk_id, const BulkCase& one);
/// Those of positions from..before-1, in order.
std::vector<BulkCase> bulk_cases(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view bulk_id,
                                 std::pair<std::int64_t, std::int64_t> positions);
void mark_bulk_undone(db::WriteTx& tx, std::int64_t organisation_id, std::string_view bulk_id, const BulkCase& one);

}  // namespace store
