#pragma once

#include "flows/context.hpp"

namespace flows {

/// How long a request with the same key gets the same answer.
constexpr std::chrono::hours kAnswersKept{24};

/// What would hold up every flow if it did it by the way: forgets some of the answers to keys that are too old and,
/// where many write, adds up the counts that each transaction left. True where more answers are left to be forgotten.
bool tidy_up(Context& context);

}  // namespace flows
