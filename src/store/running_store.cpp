#include "store/running_store.hpp"

#include <limits>

#include "base/failure.hpp"
#include "store/case_payload.hpp"
#include "store/running_store_sql.hpp"

namespace store {
namespace {

cases::Case read_running(const db::Row& row) {
    cases::Case known;
    known.case_id = row.text(0);
    known.kind = row.text(1);
    const auto state = cases::state_from(row.text(2));
    if (!state) throw base::Failure("a case row holds an unknown state");
    known.state = *state;
    known.priority = row.text(3);
    known.opened_at = row.instant(4);
    known.responded_at = row.instant_if(5);
    known.first_resolved_at = row.instant_if(6);
    known.closed_at = row.instant_if(7);
    known.waiting_for = row.text_if(8);
    known.waiting_since_at = row.instant_if(9);
    if (const auto details = row.text(10); !details.empty()) read_details(details, known);
    return known;
}

}  // namespace

std::vector<cases::Case> running_cases_page(const db::ReadTx& tx, std::int64_t organisation_id, cases::State state,
                                            const std::optional<CaseMark>& after, std::int64_t limit) {
    const auto mark = after.value_or(CaseMark{base::from_micros(std::numeric_limits<std::int64_t>::min()), ""});
    return tx.all(sql::kRunningCasesPage, {organisation_id, cases::to_word(state), mark.at, mark.case_id, limit},
                  read_running);
}

std::optional<cases::Case> find_running_case(const db::ReadTx& tx, std::int64_t organisation_id,
                                             std::string_view case_id) {
    return tx.one(sql::kRunningCase, {organisation_id, case_id}, read_running);
}

std::optional<Claimed> claim_case_promise(db::WriteTx& tx, std::int64_t organisation_id, const PromiseKey& key) {
    return tx.one(sql::kClaimCasePromise, {organisation_id, key.case_id, key.promise_id},
                  [](const db::Row& row) { return Claimed{row.instant_if(0)}; });
}

bool add_case_promise(db::WriteTx& tx, std::int64_t organisation_id, const CasePromise& promise) {
    return tx.run_counted(sql::kAddCasePromise, {organisation_id, promise.case_id, promise.promise_id, promise.standing.due_at,
                                         promise.running ? 1 : 0}) == 1;
}

void break_case_promise(db::WriteTx& tx, std::int64_t organisation_id, const PromiseKey& key) {
    tx.run(sql::kBreakCasePromise, {organisation_id, key.case_id, key.promise_id});
}

void delete_open_promise(db::WriteTx& tx, std::int64_t organisation_id, const PromiseKey& key) {
    tx.run(sql::kDeleteOpenPromise, {organisation_id, key.case_id, key.promise_id});
}

void count_entry(db::WriteTx& tx, std::int64_t organisation_id, std::string_view case_id) {
    tx.run(sql::kCountEntry, {organisation_id, case_id});
}

}  // namespace store
