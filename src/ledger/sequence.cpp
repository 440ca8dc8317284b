#include "ledger/sequence.hpp"

#include "base/log.hpp"
#include "ledger/append.hpp"
#include "ledger/ledger_sql.hpp"

namespace ledger {
namespace {

constexpr std::int64_t kAtOnce = 2000;
constexpr std::chrono::milliseconds kLookEvery{250};
constexpr std::chrono::milliseconds kLookSoon{2};

std::int64_t sequence_aside(db::Database& database, std::int64_t organisation_id) {
    return database.write_aside([&](db::WriteTx& tx) { return sequence(tx, organisation_id, kAtOnce); });
}

bool has_pending(db::Database& database, std::int64_t organisation_id) {
    return database.read([&](const db::ReadTx& tx) { return tx.exists(sql::kHasPending, {organisation_id}); });
}

}  // namespace

std::int64_t sequence(db::WriteTx& tx, std::int64_t organisation_id, std::int64_t limit) {
    // The lock comes with a statement of its own: the next one sees what the holder before has committed.
    tx.exists(sql::kHoldSequence, {organisation_id});
    auto seq = head(tx, organisation_id);
    std::int64_t taken = 0;
    std::int64_t xid = 0;
    std::int64_t local_id = 0;
    std::string text;
    tx.each(sql::kPendingEntries, {organisation_id, limit}, [&](const db::Row& row) {
        xid = row.integer(0);
        local_id = row.integer(1);
        const NewEntry entry{.happened_at = row.instant(3),
                             .actor = row.text(4),
                             .subject_kind = row.text(5),
                             .subject_id = row.text(6),
                             .type = row.text(7),
                             .payload = row.text(8)};
        text.clear();
        append_text(text, organisation_id, ++seq, row.instant(2), entry);
        const auto hash = base::to_hex(base::sha256(text));
        tx.run(sql::kInsertEntry, {organisation_id, seq, row.instant(2), entry.happened_at, entry.actor,
                                   entry.subject_kind, entry.subject_id, entry.type, entry.payload, hash});
        ++taken;
    });
    if (taken == 0) return 0;
    tx.run(sql::kDeletePending, {organisation_id, xid, local_id});
    tx.exists(sql::kTellFollowers, {});
    return taken;
}

void settle(db::Database& database, std::int64_t organisation_id) {
    if (!database.has_many_writers()) return;
    while (has_pending(database, organisation_id)) {
        if (sequence_aside(database, organisation_id) == 0) std::this_thread::yield();
    }
}

Sequencer::Sequencer(db::Database& database, std::int64_t organisation_id)
    : database_(database), organisation_id_(organisation_id) {
    if (!database.has_many_writers()) return;
    follower_.emplace(base::Follower::Work{
        .look = [this]() -> base::Follower::Again { return take_all() ? kLookSoon : kLookEvery; },
        .complaint = "entries could not be numbered"});
    database.after_own_commit(follower_->bell());
}

Sequencer::~Sequencer() {
    if (!follower_) return;
    follower_.reset();
    take_all();
}

/// True where something is pending that an older transaction stands before.
bool Sequencer::take_all() {
    try {
        while (sequence_aside(database_, organisation_id_) > 0) {
        }
        return has_pending(database_, organisation_id_);
    } catch (const base::Failure& error) {
        base::log_error("entries could not be numbered", error.what());
        return false;
    }
}

}  // namespace ledger
