#pragma once

#include <string>

#include "cli/console.hpp"
#include "flows/context.hpp"

namespace cli {

struct DemoOptions {
    std::int64_t cases = 20000;
    std::uint64_t seed = 1;
    std::string until;  ///< a day; today where empty
};

/// `fivestar demo`: fills an empty store with the demo company. Gives 1 where the store is not empty.
int demo(flows::Context& context, const DemoOptions& options, Console& console);
/// The same, without a word where there are cases already; says whether it was filled.
bool demo_if_empty(flows::Context& context, const DemoOptions& options, Console& console);

}  // namespace cli
