#include "store/promise_store.hpp"

#include "store/promise_store_sql.hpp"

namespace store {
namespace {

using Outcome = promises::Standing::Outcome;

CasePromise read_open(const db::Row& row) {
    return {std::string{row.text(0)}, std::string{row.text(1)}, {.due_at = row.instant_if(2)}};
}

}  // namespace

void put_case_promise(db::WriteTx& tx, std::int64_t organisation_id, const CasePromise& promise) {
    tx.run(sql::kPutCasePromise,
           {organisation_id, promise.case_id, promise.promise_id, promise.standing.due_at, promise.standing.settled_at,
            promises::to_word(promise.standing.outcome), promise.running ? 1 : 0});
}

void delete_case_promise(db::WriteTx& tx, std::int64_t organisation_id, std::string_view case_id,
                         std::string_view promise_id) {
    tx.run(sql::kDeleteCasePromise, {organisation_id, case_id, promise_id});
}

std::vector<CasePromise> promises_of_case(const db::ReadTx& tx, std::int64_t organisation_id,
                                          std::string_view case_id) {
    return tx.all(sql::kPromisesOfCase, {organisation_id, case_id}, [&](const db::Row& row) {
        const auto word = row.text(3);
        return CasePromise{std::string{case_id},
                           std::string{row.text(0)},
                           {.due_at = row.instant_if(1),
                            .settled_at = row.instant_if(2),
                            .outcome = word == "kept"     ? Outcome::Kept
                                       : word == "broken" ? Outcome::Broken
                                                          : Outcome::Open},
                           row.integer(4) == 1};
    });
}

std::vector<CasePromise> next_due(const db::ReadTx& tx, std::int64_t organisation_id, std::int64_t limit) {
    return tx.all(sql::kNextDue, {organisation_id, limit}, read_open);
}

std::vector<OpenClocks> open_clocks(const db::ReadTx& tx, std::int64_t organisation_id, base::Instant now,
                                    base::Instant soon) {
    return tx.all(sql::kOpenClocks, {organisation_id, now, soon}, [](const db::Row& row) {
        return OpenClocks{std::string{row.text(0)}, row.integer(1), row.integer(2), row.integer(3)};
    });
}

std::int64_t count_late_cases(const db::ReadTx& tx, std::int64_t organisation_id, base::Instant now) {
    return tx.one(sql::kCountLateCases, {organisation_id, now}, [](const db::Row& row) { return row.integer(0); })
        .value_or(0);
}

}  // namespace store
