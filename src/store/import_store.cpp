#include "store/import_store.hpp"

#include "store/import_store_sql.hpp"

namespace store {

std::optional<Import> find_import(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view import_id) {
    return tx.one(sql::kFindImport, {organisation_id, import_id}, [&](const db::Row& row) {
        return Import{.import_id = std::string{import_id},
                      .source = std::string{row.text(0)},
                      .cases_done = row.integer(1),
                      .entries_done = row.integer(2),
                      .state = std::string{row.text(3)},
                      .started_at = row.instant(4),
                      .updated_at = row.instant(5)};
    });
}

void put_import(db::WriteTx& tx, std::int64_t organisation_id, const Import& import, base::Instant now) {
    tx.run(sql::kPutImport, {organisation_id, import.import_id, import.source, import.cases_done, import.entries_done,
                             import.state, now});
}

}  // namespace store
