#pragma once

#include <string>
#include <vector>

#include "flows/context.hpp"
#include "flows/imported_case.hpp"

namespace flows {

/// How far an import has come.
struct ImportProgress {
    std::int64_t cases_seen = 0;
    std::int64_t cases_opened = 0;
    std::int64_t cases_grown = 0;    ///< known already, with something new
    std::int64_t entries_added = 0;  ///< to the ledger, openings among them
    std::int64_t rows_known = 0;     ///< events that were there before

    ImportProgress& operator+=(const ImportProgress& more);
};

/// One chunk of an import as one flow. A case is known by source and key, an event of it by activity, instant, resource
/// and occurrence: only what is new is written. `import_id` and `cases_done` remember how far the file was taken, in
/// the same transaction.
struct ImportChunk {
    std::string import_id;
    std::string source;
    std::int64_t cases_done = 0;  ///< with this chunk
    std::vector<ImportedCase> cases;
};
ImportProgress import_cases(db::WriteTx& tx, Context& context, const Caller& caller, const ImportChunk& chunk);

}  // namespace flows
