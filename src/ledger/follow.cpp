#include "ledger/follow.hpp"

#include <unordered_set>

#include "ledger/ledger_sql.hpp"

namespace ledger {
namespace {

Entry read_entry(const db::Row& row, std::int64_t organisation_id) {
    return {.organisation_id = organisation_id,
            .seq = row.integer(0),
            .at = row.instant(1),
            .happened_at = row.instant(2),
            .actor = std::string{row.text(3)},
            .subject_kind = std::string{row.text(4)},
            .subject_id = std::string{row.text(5)},
            .type = std::string{row.text(6)},
            .payload = std::string{row.text(7)},
            .hash = base::hash_from_hex(row.text(8)).value_or(base::Hash{})};
}

}  // namespace

std::vector<Entry> entries_after(const db::ReadTx& tx, std::int64_t organisation_id, std::int64_t seq,
                                 std::int64_t limit) {
    return tx.all(sql::kEntriesAfter, {organisation_id, seq, limit},
                  [&](const db::Row& row) { return read_entry(row, organisation_id); });
}

std::vector<Entry> entries_of(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view subject_id) {
    return tx.all(sql::kEntriesOfSubject, {organisation_id, subject_id},
                  [&](const db::Row& row) { return read_entry(row, organisation_id); });
}

std::vector<Subject> subjects_after(const db::ReadTx& tx, std::int64_t organisation_id, std::int64_t seq,
                                    std::int64_t limit) {
    return tx.all(sql::kSubjectsAfter, {organisation_id, seq, limit}, [](const db::Row& row) {
        return Subject{row.integer(0), std::string{row.text(1)}, std::string{row.text(2)}};
    });
}

std::string hash_of(const db::ReadTx& tx, std::int64_t organisation_id, std::int64_t seq) {
    std::string hash;
    tx.each(sql::kHashesAfter, {organisation_id, seq - 1, 1}, [&](const db::Row& row) {
        if (row.integer(0) == seq) hash = row.text(1);
    });
    return hash;
}

Changed changed_after(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view subject_kind,
                      std::int64_t seq, std::int64_t limit) {
    Changed changed{.up_to = seq};
    std::unordered_set<std::string> seen;
    std::int64_t rows = 0;
    tx.each(sql::kSubjectsAfter, {organisation_id, seq, limit}, [&](const db::Row& row) {
        changed.up_to = row.integer(0);
        ++rows;
        if (row.text(1) != subject_kind) return;
        if (auto id = std::string{row.text(2)}; seen.insert(id).second) changed.subject_ids.push_back(std::move(id));
    });
    changed.more = rows == limit;
    return changed;
}

}  // namespace ledger
