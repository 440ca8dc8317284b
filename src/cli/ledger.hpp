#pragma once

#include <optional>
#include <string>

#include "cli/console.hpp"
#include "flows/context.hpp"
#include "ledger/verify.hpp"

namespace cli {

/// `fivestar ledger verify FILE`: checks an export offline. Gives 1 when it does not hold.
int verify_ledger_file(const std::string& file, ledger::Trust trust, Console& console);
/// `fivestar ledger verify`: the same over the store itself.
int verify_ledger_store(flows::Context& context, ledger::Trust trust, Console& console);
/// `fivestar ledger export FILE`: prints the head, to be kept apart.
int export_ledger(flows::Context& context, const std::string& file, Console& console);
/// `fivestar ledger replay`: folds every case anew and compares its row. Gives 1 when one differs.
int replay_ledger(flows::Context& context, Console& console);

}  // namespace cli
