#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/transaction.hpp"
#include "domain/promises/promise.hpp"

namespace store {

/// A deadline promise on a case, as the row keeps it.
struct CasePromise {
    std::string case_id;
    std::string promise_id;
    promises::Standing standing;
    bool running = true;  ///< the case runs and what was promised has not happened yet
};

void put_case_promise(db::WriteTx& tx, std::int64_t organisation_id, const CasePromise& promise);
void delete_case_promise(db::WriteTx& tx, std::int64_t organisation_id, std::string_view case_id,
                         std::string_view promise_id);
std::vector<CasePromise> promises_of_case(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view case_id);

/// The open clocks that fall due first.
std::vector<CasePromise> next_due(const db::ReadTx& tx, std::int64_t organisation_id, std::int64_t limit);

/// How the open clocks of a promise stand.
struct OpenClocks {
    std::string promise_id;
    std::int64_t open;
    std::int64_t late;
    std::int64_t soon;
};
std::vector<OpenClocks> open_clocks(const db::ReadTx& tx, std::int64_t organisation_id, base::Instant now,
                                    base::Instant soon);
std::int64_t count_late_cases(const db::ReadTx& tx, std::int64_t organisation_id, base::Instant now);

}  // namespace store
