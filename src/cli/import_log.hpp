#pragma once

#include <string>

#include "cli/console.hpp"
#include "flows/context.hpp"

namespace cli {

struct ImportLogOptions {
    std::string file;
    std::string map;  ///< a map file; empty: a map is guessed, shown and, with `accept_guess`, used
    bool dry_run = false;
    bool accept_guess = false;
};

/// `fivestar import log FILE [--map MAP.yaml] [--dry-run]`. Rejected rows go to FILE.rejected.csv, or into the working
/// folder where the file's own cannot be written. Gives 1 when rows were rejected, 2 when no map was given and the
/// guess was only shown.
int import_log(flows::Context& context, const flows::Caller& caller, const ImportLogOptions& options, Console& console);

}  // namespace cli
