#pragma once

#include "db/transaction.hpp"

namespace store {

/// Rows that belong to nothing; all zero in a store that is sound.
struct ForeignRows {
    std::int64_t cases_without_entries = 0;
    std::int64_t entries_without_case = 0;
    std::int64_t promises_without_case = 0;

    bool none() const { return cases_without_entries + entries_without_case + promises_without_case == 0; }
};

/// Reads the whole store.
ForeignRows find_foreign_rows(const db::ReadTx& tx, std::int64_t organisation_id);

}  // namespace store
