#include "ledger/append.hpp"

#include "base/check.hpp"
#include "ledger/ledger_sql.hpp"

namespace ledger {

Appender::Appender(db::WriteTx& tx, std::int64_t organisation_id, base::Instant at)
    : tx_(tx),
      organisation_id_(organisation_id),
      at_(at),
      head_(tx.has_many_writers() ? 0 : ledger::head(tx, organisation_id)) {}

void Appender::append(const NewEntry& entry) {
    CHECK(is_one_line(entry));
    ++written_;
    if (tx_.has_many_writers()) {
        tx_.run(sql::kInsertPending, {organisation_id_, tx_.next_local_id(), at_, entry.happened_at, entry.actor,
                                      entry.subject_kind, entry.subject_id, entry.type, entry.payload});
        return;
    }
    const auto seq = ++head_;
    text_.clear();
    append_text(text_, organisation_id_, seq, at_, entry);
    const auto hash = base::to_hex(base::sha256(text_));
    tx_.run(sql::kInsertEntry, {organisation_id_, seq, at_, entry.happened_at, entry.actor, entry.subject_kind,
                                entry.subject_id, entry.type, entry.payload, hash});
}

std::int64_t head(const db::ReadTx& tx, std::int64_t organisation_id) {
    return tx.one(sql::kFindHead, {organisation_id}, [](const db::Row& row) { return row.integer(0); }).value_or(0);
}

}  // namespace ledger
