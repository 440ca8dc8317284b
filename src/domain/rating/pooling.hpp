#pragma once

#include <vector>

#include "domain/rating/score.hpp"

namespace rating {

/// The findings of all sites laid together, one ItemScore an item of the standard, without points yet.
/// Refuses as `score` does, up to `doubled_outlet`.
base::Result<std::vector<ItemScore>> pool(const Standard& standard, const Assessment& assessment);

}  // namespace rating
