#pragma once

#include "store/case_list.hpp"

namespace store {

/// The next cases in a state, oldest first, for work that goes through every running case. Only what clocks are
/// computed from is filled in: id, kind, state, priority, the instants of opening, response, resolution and closing,
/// and waits.
std::vector<cases::Case> running_cases_page(const db::ReadTx& tx, std::int64_t organisation_id, cases::State state,
                                            const std::optional<CaseMark>& after, std::int64_t limit);
/// The same of one case, whatever its state.
std::optional<cases::Case> find_running_case(const db::ReadTx& tx, std::int64_t organisation_id,
                                             std::string_view case_id);

/// A promise on a case.
struct PromiseKey {
    std::string_view case_id;
    std::string_view promise_id;
};
/// An open clock that is ours to break.
struct Claimed {
    std::optional<base::Instant> due_at;  ///< as the row has it
};
/// Nothing where the clock is not open, or somebody else is breaking it at this moment.
std::optional<Claimed> claim_case_promise(db::WriteTx& tx, std::int64_t organisation_id, const PromiseKey& key);
/// Starts a clock that the case has no row for; false where it has one.
bool add_case_promise(db::WriteTx& tx, std::int64_t organisation_id, const CasePromise& promise);
void break_case_promise(db::WriteTx& tx, std::int64_t organisation_id, const PromiseKey& key);
/// Takes a clock away that runs for nothing; a promise that was kept or broken stays.
void delete_open_promise(db::WriteTx& tx, std::int64_t organisation_id, const PromiseKey& key);

/// Of a case about which an entry says something that its row does not hold but for the revision.
void count_entry(db::WriteTx& tx, std::int64_t organisation_id, std::string_view case_id);

}  // namespace store
