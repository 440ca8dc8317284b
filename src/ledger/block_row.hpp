#pragma once

#include "db/value.hpp"
#include "ledger/seal.hpp"

namespace ledger {

/// A row of ledger_blocks, in the order that every query of ledger.sql selects it.
inline Block read_block(const db::Row& row) {
    return {.block = row.integer(0),
            .first_seq = row.integer(1),
            .last_seq = row.integer(2),
            .root = std::string{row.text(3)},
            .previous = std::string{row.text(4)},
            .hash = std::string{row.text(5)},
            .signature = std::string{row.text(6)},
            .public_key = std::string{row.text(7)},
            .sealed_at = row.instant(8)};
}

}  // namespace ledger
