#pragma once

#include "flows/live_star.hpp"
#include "json/json.hpp"

namespace present {

/// The live rating as the contract's `Star`: score over the proven points, the range, what was lost, groups and items
/// with their evidence. Everything made with working points says so (`provisional`).
json::object star_json(const flows::Star& star);

}  // namespace present
