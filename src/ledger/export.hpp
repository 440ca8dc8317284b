#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "db/transaction.hpp"
#include "ledger/seal.hpp"

namespace ledger {

/// Takes the export piece by piece.
using Sink = std::function<void(std::string_view)>;

/// Gives a whole ledger as lines of text, some at a time, as it stood when the first were asked for; an entry is never
/// changed, so each piece may be read in a view of its own. See write_export() for the lines.
class Exporter {
public:
    explicit Exporter(std::int64_t organisation_id) : organisation_id_(organisation_id) {}
    /// The next lines, at most some thousand; empty behind the last.
    std::string next(const db::ReadTx& tx);
    /// The line of the head, once all was given.
    const std::string& head_line() const { return head_line_; }

private:
    void begin(const db::ReadTx& tx);
    void append_entries(const db::ReadTx& tx, std::int64_t last, std::string& out);

    std::int64_t organisation_id_;
    bool is_begun_ = false;
    std::int64_t head_ = 0;        ///< the last entry that is given
    std::int64_t last_block_ = 0;  ///< and the last block
    std::int64_t written_ = 0;
    std::optional<Block> block_;  ///< whose entries are being given
    std::int64_t blocks_written_ = 0;
    std::string last_hash_ = std::string(64, '0');
    std::string head_line_;
};

/// Writes a whole ledger as lines of text. The first is "fivestar-ledger 1"; "E" lines are entries: the sealed text and
/// the hash, joined by tabs; a "B" line follows the entries that it seals; the last is "H", the head: the newest
/// block's number and hash. Keep the head apart: with it a later cut or resealing can be seen. Gives that last line.
std::string write_export(const db::ReadTx& tx, std::int64_t organisation_id, const Sink& sink);

}  // namespace ledger
