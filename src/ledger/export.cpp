#include "ledger/export.hpp"

#include <fmt/format.h>

#include "ledger/append.hpp"
#include "ledger/block_row.hpp"
#include "ledger/ledger_sql.hpp"

namespace ledger {
namespace {

constexpr std::int64_t kPage = 4096;

}  // namespace

void Exporter::begin(const db::ReadTx& tx) {
    is_begun_ = true;
    head_ = head(tx, organisation_id_);
    const auto last = last_block(tx, organisation_id_);
    last_block_ = last ? last->block : 0;
}

void Exporter::append_entries(const db::ReadTx& tx, std::int64_t last, std::string& out) {
    tx.each(sql::kEntriesAfter, {organisation_id_, written_, std::min(kPage, last - written_)},
            [&](const db::Row& row) {
                written_ = row.integer(0);
                out += "E\t";
                append_text(out, organisation_id_, written_, row.instant(1),
                            {.happened_at = row.instant(2),
                             .actor = row.text(3),
                             .subject_kind = row.text(4),
                             .subject_id = row.text(5),
                             .type = row.text(6),
                             .payload = row.text(7)});
                out += '\t';
                out += row.text(8);
                out += '\n';
            });
}

std::string Exporter::next(const db::ReadTx& tx) {
    if (!head_line_.empty()) return "";
    if (!is_begun_) {
        begin(tx);
        return "fivestar-ledger 1\n";
    }
    std::string out;
    if (!block_ && blocks_written_ < last_block_) {
        block_ = tx.one(sql::kBlocksAfter, {organisation_id_, blocks_written_, std::int64_t{1}}, read_block);
        if (!block_) last_block_ = blocks_written_;
    }
    const auto last = block_ ? block_->last_seq : head_;
    const auto before = written_;
    if (written_ < last) append_entries(tx, last, out);
    // An entry that is gone ends the walk to it: the verifier says which.
    if (written_ < last && written_ != before) return out;
    if (block_) {
        out += fmt::format("B\t{}\t{}\t{}\n", block_text(organisation_id_, *block_), block_->hash, block_->signature);
        blocks_written_ = block_->block;
        last_hash_ = block_->hash;
        block_.reset();
        return out;
    }
    head_line_ = fmt::format("H\t{}\t{}\n", blocks_written_, last_hash_);
    return out + head_line_;
}

std::string write_export(const db::ReadTx& tx, std::int64_t organisation_id, const Sink& sink) {
    Exporter exporter{organisation_id};
    for (auto piece = exporter.next(tx); !piece.empty(); piece = exporter.next(tx)) sink(piece);
    return exporter.head_line();
}

}  // namespace ledger
