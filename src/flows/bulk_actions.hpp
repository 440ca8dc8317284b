#pragma once

#include "flows/list_cases.hpp"
#include "flows/move_case.hpp"
#include "store/bulk_store.hpp"

namespace flows {

constexpr std::size_t kBulkCasesMax = 1000;

/// What is to be done with each of many cases: a move of its process, or another priority.
struct BulkAction {
    MoveCase move = {};         ///< its case_id is left empty; unused where a priority is set
    std::string priority = {};  ///< normal, emergency; empty: the move
    std::string word() const { return priority.empty() ? move.move : "priority"; }
};

/// The ids of the cases that a list gives, all pages of it. Refuses with: bad_cursor, too_many_cases.
base::Result<std::vector<std::string>> cases_of_list(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                                     ListCases asked);

/// A case that an action would change, before and after.
struct BulkSample {
    cases::Case before;
    cases::Case after;
};
struct BulkPreview {
    std::int64_t total = 0;
    std::int64_t changes = 0;
    std::vector<store::BulkCase> refused;
    std::vector<BulkSample> sample;  ///< the first ten
};
/// What the action would do to each; decides everything and writes nothing.
BulkPreview preview_bulk(const db::ReadTx& tx, const Context& context, const Caller& caller,
                         const std::pair<const BulkAction&, const std::vector<std::string>&>& action_and_cases);

/// An action that begins. The same `bulk_id` again goes on with what was begun, where it stopped.
struct BulkBegin {
    std::string bulk_id;
    std::string request_hash;
    BulkAction action;
    std::vector<std::string> case_ids;
};
/// Writes down what shall be done, unless that was done before.
/// Refuses with: idempotency_key_reused (the id began another request).
base::Result<base::Done> begin_bulk(db::WriteTx& tx, Context& context, const Caller& caller, const BulkBegin& asked);
/// Does the action on the next few cases, a chunk of a few milliseconds with the cursor in the same transaction, so
/// that other writers come between and interrupted work goes on. What is to be done is what was begun. False once all
/// are done.
bool continue_bulk(db::WriteTx& tx, Context& context, const Caller& caller, const std::string& bulk_id);

/// Writes that nothing of it is left to do or to take back.
void finish_bulk(db::WriteTx& tx, const Context& context, store::Bulk& bulk);

/// Where a bulk action stands; refused are those that were not changed, or could not be put back.
struct BulkResult {
    store::Bulk bulk;
    std::int64_t changed = 0;
    std::int64_t restored = 0;
    std::vector<store::BulkCase> refused;
    std::vector<store::BulkCase> kept;  ///< changed, and not put back
};
/// Refuses with: no_such_bulk (also one of somebody else, but to an administrator).
base::Result<BulkResult> show_bulk(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                   const std::string& bulk_id);

/// Puts the next few cases back as they stood before the action; a case that was changed since is left as it is. False
/// once all are done. Refuses with: no_such_bulk, bulk_running.
base::Result<bool> continue_undo(db::WriteTx& tx, Context& context, const Caller& caller, const std::string& bulk_id);

}  // namespace flows
