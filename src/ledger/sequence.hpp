#pragma once

#include <optional>

#include "base/follower.hpp"
#include "db/database.hpp"

namespace ledger {

/// Numbers pending entries, at most `limit`, in the order of (xid, local id), and puts them into the ledger with their
/// hashes. Takes only what lies below the horizon: entries of transactions that are older than every one still
/// running, so that nothing can come to stand before them later. Numbers stay dense, whatever commits in whatever
/// order. One at a time, whichever program it is in. Gives how many it numbered.
std::int64_t sequence(db::WriteTx& tx, std::int64_t organisation_id, std::int64_t limit);

/// Numbers entries until none is pending, waiting for transactions that still run.
void settle(db::Database& database, std::int64_t organisation_id);

/// Numbers what this program has committed, at once, and what other programs left, within a quarter of a second.
/// Where one writes alone, there is nothing to do.
class Sequencer {
public:
    Sequencer(db::Database& database, std::int64_t organisation_id);
    ~Sequencer();  ///< numbers what is left and can be numbered
    Sequencer(const Sequencer&) = delete;
    Sequencer& operator=(const Sequencer&) = delete;

private:
    bool take_all();

    db::Database& database_;
    const std::int64_t organisation_id_;
    std::optional<base::Follower> follower_;
};

}  // namespace ledger
