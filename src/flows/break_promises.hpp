#pragma once

#include <span>

#include "domain/promises/due_times.hpp"
#include "flows/context.hpp"

namespace flows {

/// What became of clocks that were thought to have run out.
struct DueOutcome {
    std::vector<promises::DueClock> broken;
    std::vector<promises::DueClock> later;  ///< still open, with the due time that holds
};

/// Breaks each of these deadlines whose time has passed unfulfilled: an entry on the case and its row. The case and the
/// books in force decide, not what was thought: a clock that was settled, that somebody else breaks at this moment, or
/// that runs longer than thought is left to run; a row that has another due time than the books say is set right.
DueOutcome break_promises(db::WriteTx& tx, Context& context, std::span<const promises::DueClock> due);

/// The clocks that have run out before now by the rows of the store, first due first, found through an index.
std::vector<promises::DueClock> due_in_store(const db::ReadTx& tx, const Context& context, std::int64_t limit);

/// Seals what is not sealed yet; gives the number of blocks made.
int seal_ledger(db::WriteTx& tx, Context& context, const std::string& key_secret);

}  // namespace flows
