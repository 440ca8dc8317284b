#pragma once

#include <filesystem>
#include <string>

#include "cli/console.hpp"

namespace app {

/// Where a company's store shall be: "sqlite" is the one in the data directory, else a PostgreSQL URL.
struct MoveOptions {
    std::string from;  ///< empty: where config.yaml says it is
    std::string to;
};

/// Copies the store of a stopped company to the other engine: every table, with the numbers and hashes of the ledger
/// as they are. Then compares the two ledgers entry by entry and block by block, and folds every case anew; only when
/// all of it agrees, config.yaml is told. Refuses a target that holds anything. Until the last step the company is
/// where it was, whatever happens.
int move_store(const std::filesystem::path& data, const MoveOptions& options, cli::Console& console);

}  // namespace app
