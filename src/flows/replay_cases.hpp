#pragma once

#include <string>
#include <vector>

#include "flows/context.hpp"

namespace flows {

struct Replay {
    std::int64_t cases = 0;
    std::vector<std::string> differing;  ///< one line a case whose row is not the fold of its entries, at most 100
};

/// Folds every case anew from the ledger and compares it with its row, field by field.
Replay replay_cases(Context& context);

}  // namespace flows
