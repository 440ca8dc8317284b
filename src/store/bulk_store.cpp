#include "store/bulk_store.hpp"

#include "base/text.hpp"
#include "store/bulk_store_sql.hpp"

namespace store {
namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "" : " ") + word;
    return out;
}

Bulk read_bulk(const db::Row& row) {
    Bulk bulk{.bulk_id = std::string{row.text(0)},
              .actor = std::string{row.text(1)},
              .state = std::string{row.text(2)},
              .request_hash = std::string{row.text(3)},
              .action = std::string{row.text(4)},
              .next = row.integer(6),
              .created_at = row.instant(7)};
    for (const auto id : base::split(row.text(5), ' ')) {
        if (!id.empty()) bulk.case_ids.emplace_back(id);
    }
    return bulk;
}

BulkCase read_bulk_case(const db::Row& row) {
    return {.position = row.integer(0),
            .case_id = std::string{row.text(1)},
            .number = std::string{row.text(2)},
            .code = std::string{row.text(3)},
            .revision = row.integer(4),
            .is_undone = row.integer(5) != 0,
            .undone_code = std::string{row.text(6)}};
}

}  // namespace

std::optional<Bulk> find_bulk(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view bulk_id) {
    return tx.one(sql::kFindBulk, {organisation_id, bulk_id}, read_bulk);
}

void insert_bulk(db::WriteTx& tx, std::int64_t organisation_id, const Bulk& bulk) {
    const auto ids = joined(bulk.case_ids);
    tx.run(sql::kInsertBulk, {organisation_id, bulk.bulk_id, bulk.actor, bulk.state, bulk.request_hash, bulk.action,
                              ids, bulk.created_at});
}

void move_bulk(db::WriteTx& tx, std::int64_t organisation_id, const Bulk& bulk, base::Instant now) {
    tx.run(sql::kMoveBulk, {organisation_id, bulk.bulk_id, bulk.state, bulk.next, now});
}

void insert_bulk_case(db::WriteTx& tx, std::int64_t organisation_id, std::string_view bulk_id, const BulkCase& one) {
    tx.run(sql::kInsertBulkCase,
           {organisation_id, bulk_id, one.position, one.case_id, one.number, one.code, one.revision});
}

std::vector<BulkCase> bulk_cases(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view bulk_id,
                                 std::pair<std::int64_t, std::int64_t> positions) {
    return tx.all(sql::kBulkCases, {organisation_id, bulk_id, positions.first, positions.second}, read_bulk_case);
}

void mark_bulk_undone(db::WriteTx& tx, std::int64_t organisation_id, std::string_view bulk_id, const BulkCase& one) {
    tx.run(sql::kMarkBulkUndone, {organisation_id, bulk_id, one.position, one.undone_code});
}

}  // namespace store
