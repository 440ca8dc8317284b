#include "ledger/export.hpp"

#include <fmt/format.h>

#include "ledger/append.hpp"
#include "ledger/block_row.hpp"
#include "ledger/ledger_sql.hpp"

namespace ledger {
namespace {

constexpr std::int64_t kPage = 4096;

/// Writes the entries behind `after` up to `last`; gives the last number written.
std::int64_t write_entries(const db::ReadTx& tx, std::int64_t organisation_id, std::int64_t after, std::int64_t last,
                           const Sink& sink) {
    std::string text;
    while (after < last) {
        text.clear();
        const auto count = std::min(kPage, last - after);
        tx.each(sql::kEntriesAfter, {organisation_id, after, count}, [&](const db::Row& row) {
            after = row.integer(0);
            text += "E\t";
            append_text(text, organisation_id, after, row.instant(1),
                        {.happened_at = row.instant(2),
                         .actor = row.text(3),
                         .subject_kind = row.text(4),
                         .subject_id = row.text(5),
                         .type = row.text(6),
                         .payload = row.text(7)});
            text += '\t';
            text += row.text(8);
            text += '\n';
        });
        if (text.empty()) break;
        sink(text);
    }
    return after;
}

}  // namespace

std::string write_export(const db::ReadTx& tx, std::int64_t organisation_id, const Sink& sink) {
    sink("fivestar-ledger 1\n");
    std::int64_t written = 0;
    Block last;
    last.hash = std::string(64, '0');
    for (bool more = true; more;) {
        const auto blocks = tx.all(sql::kBlocksAfter, {organisation_id, last.block, std::int64_t{64}}, read_block);
        more = !blocks.empty();
        for (const auto& block : blocks) {
            written = write_entries(tx, organisation_id, written, block.last_seq, sink);
            sink(fmt::format("B\t{}\t{}\t{}\n", block_text(organisation_id, block), block.hash, block.signature));
            last = block;
        }
    }
    write_entries(tx, organisation_id, written, head(tx, organisation_id), sink);
    const auto tail = fmt::format("H\t{}\t{}\n", last.block, last.hash);
    sink(tail);
    return tail;
}

}  // namespace ledger
