#pragma once

#include "db/transaction.hpp"
#include "ledger/entry.hpp"

namespace ledger {

/// Writes entries at the head of one organisation's ledger, within a flow. A writer that is alone numbers them at once;
/// where many write, they stay pending until the sequencer numbers them (ledger/sequence.hpp).
class Appender {
public:
    /// `at` is the time of writing, the same for every entry of the flow.
    Appender(db::WriteTx& tx, std::int64_t organisation_id, base::Instant at);
    void append(const NewEntry& entry);
    /// How many entries it has written.
    std::int64_t written() const { return written_; }
    /// Entries from here on are written as of a later time: only the demo company, which plays years, needs it.
    void pass_to(base::Instant at) { at_ = at; }

private:
    db::WriteTx& tx_;
    std::int64_t organisation_id_;
    base::Instant at_;
    std::int64_t head_;
    std::int64_t written_ = 0;
    std::string text_;
};

/// The number of the newest entry; 0 in an empty ledger.
std::int64_t head(const db::ReadTx& tx, std::int64_t organisation_id);

}  // namespace ledger
