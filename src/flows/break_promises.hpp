#pragma once

#include <optional>

#include "flows/context.hpp"

namespace flows {

/// Breaks every deadline promise whose time has passed unfulfilled, first due first, at most `limit` in one flow: an
/// entry on the case each. Clocks are found by their due time through an index, never by a sweep over cases. Gives how
/// many.
int break_due_promises(db::WriteTx& tx, Context& context, std::int64_t limit);
/// When the next open clock runs out; nothing where none runs.
std::optional<base::Instant> next_due_at(Context& context);

/// Seals what is not sealed yet; gives the number of blocks made.
int seal_ledger(db::WriteTx& tx, Context& context, const std::string& key_secret);

}  // namespace flows
