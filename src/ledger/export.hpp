#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "db/transaction.hpp"

namespace ledger {

/// Takes the export piece by piece.
using Sink = std::function<void(std::string_view)>;

/// Writes a whole ledger as lines of text. The first is "fivestar-ledger 1"; "E" lines are entries: the sealed text and
/// the hash, joined by tabs; a "B" line follows the entries that it seals; the last is "H", the head: the newest
/// block's number and hash. Keep the head apart: with it a later cut or resealing can be seen. Gives that last line.
std::string write_export(const db::ReadTx& tx, std::int64_t organisation_id, const Sink& sink);

}  // namespace ledger
