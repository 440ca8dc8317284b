#pragma once

#include "flows/context.hpp"

namespace flows {

/// How long a request with the same key gets the same answer.
constexpr std::chrono::hours kAnswersKept{24};

/// What every flow does by the way where it writes alone, and what would make flows wait for each other where many
/// write: forgets answers to keys that are too old, and adds up the counts that each transaction left.
void tidy_up(Context& context);

}  // namespace flows
