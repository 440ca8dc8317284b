#pragma once

#include <string>

#include "cli/console.hpp"
#include "flows/context.hpp"

namespace cli {

struct ImportMasterOptions {
    std::string kind;  ///< outlets, staff, customers, units
    std::string file;
    bool dry_run = false;
};

/// `fivestar import customers|units|outlets|staff FILE [--dry-run]`. Rejected rows go to FILE.rejected.csv, or into the
/// working folder where the file's own cannot be written. Gives 1 when rows were rejected, 2 for an unknown kind.
int import_master(flows::Context& context, const flows::Caller& caller, const ImportMasterOptions& options,
                  Console& console);

}  // namespace cli
