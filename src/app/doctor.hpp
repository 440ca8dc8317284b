#pragma once

#include <vector>

#include "app/company.hpp"
#include "cli/doctor.hpp"

namespace app {

/// Looks at everything that can be looked at in an open company: directory, disk, store, ledger, cases, lens, books,
/// zones, clock, backups. Changes nothing; reads the whole store.
std::vector<cli::Finding> examine(Company& company);

}  // namespace app
