#pragma once

#include "domain/rating/assessment.hpp"
#include "domain/rating/standard.hpp"
#include "json/json.hpp"

namespace cli {

/// The `assessment` of a request. A finding is {"met"}, {"sampled","failed"} or {"not_applicable"}, each with a "note"
/// where one likes; other words are refused, because a misspelt one would change the score.
rating::Assessment read_assessment(const json::value& value);

/// An inline standard: id, items, levels and special as in the YAML book. What the book says to people (names, sources,
/// texts) may stand there and is passed over. `points_basis` absent means printed; `special` absent means there are no
/// deductions and no bonus. What is no sound standard is bad input too, with the reason that Standard::of gives.
rating::Standard read_inline_standard(const json::value& value);

}  // namespace cli
