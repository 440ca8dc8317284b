#pragma once

#include <string>
#include <vector>

#include "flows/context.hpp"

namespace flows {

struct Replay {
    std::int64_t cases = 0;
    std::int64_t units = 0;
    std::int64_t customers = 0;
    std::vector<std::string> differing;  ///< one line a thing whose rows are not the fold of its entries, at most 100
};

/// Folds every case, unit and customer anew from the ledger and compares it with its rows, field by field.
Replay replay_cases(Context& context);
/// The part of it that is about units and customers, added to what is there.
void replay_units(Context& context, Replay& replay);

}  // namespace flows
