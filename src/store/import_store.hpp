#pragma once

#include <optional>
#include <string>

#include "db/transaction.hpp"

namespace store {

/// How far a file has been taken. `import_id` names the file's bytes together with its map.
struct Import {
    std::string import_id;
    std::string source;
    std::int64_t cases_done = 0;
    std::int64_t entries_done = 0;  ///< when putting: what is to be added
    std::string state;              ///< running, done
    base::Instant started_at;
    base::Instant updated_at;
};

std::optional<Import> find_import(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view import_id);
void put_import(db::WriteTx& tx, std::int64_t organisation_id, const Import& import, base::Instant now);

}  // namespace store
