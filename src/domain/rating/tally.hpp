#pragma once

#include <vector>

#include "domain/rating/score.hpp"

namespace rating {

/// The findings of all sites laid together, one ItemScore an item of the standard, without points yet.
/// Refuses as `score` does, up to `doubled_outlet`.
base::Result<std::vector<ItemScore>> pool(const Standard& standard, const Assessment& assessment);

/// Points of items and groups, losses and what is missing; score and level are still empty.
/// Refuses as `score` does, but for `nothing_applicable`.
base::Result<Score> tally(const Standard& standard, const Assessment& assessment);

/// What the special items add to the hundred points: bonus less deductions.
base::Rational outside_points(const Special& special, const Score& tally);
/// True where the special deductions are so many that no level is reached at any score.
bool fails_by_deductions(const Special& special, const Score& tally);

}  // namespace rating
