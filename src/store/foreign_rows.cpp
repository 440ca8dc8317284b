#include "store/foreign_rows.hpp"

#include "store/foreign_rows_sql.hpp"

namespace store {

ForeignRows find_foreign_rows(const db::ReadTx& tx, std::int64_t organisation_id) {
    const auto count = [&](const db::Query& query) {
        return tx.one(query, {organisation_id}, [](const db::Row& row) { return row.integer(0); }).value_or(0);
    };
    return {.cases_without_entries = count(sql::kCountCasesWithoutEntries),
            .entries_without_case = count(sql::kCountCaseEntriesWithoutRow),
            .promises_without_case = count(sql::kCountPromisesWithoutCase)};
}

}  // namespace store
