#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/rating/assessment.hpp"
#include "domain/rating/standard.hpp"

namespace rating {

/// A case beside the book: an assessment in, what must come out. What is not expected is not compared.
struct StandardCase {
    std::string name;
    std::string where;  ///< "file:line:column"
    Assessment assessment;
    std::optional<std::string> score = {};     ///< as shown, two decimals at most
    std::optional<std::string> level = {};     ///< a level, "none", or "open" while items are missing
    std::optional<std::string> obtained = {};  ///< up to six decimals
    std::optional<std::string> applicable = {};
    std::optional<bool> provisional = {};
    std::vector<std::string> lost = {};       ///< the items that lose most, in order
    std::optional<std::string> refused = {};  ///< the reason of a refusal, instead of all the above
};

/// Reads `x.cases.yaml`: a list of {name, everything, items, outlets, special_deductions, bonus, expect}. `everything:
/// met` gives every item of the standard that is not named a finding without loss (20 samples, none failed, where
/// sampled), `placeholders: not_applicable` takes the placeholders out first. An item is `met`, `not_met`, {sampled,
/// failed} or {not_applicable: reason}. Throws base::BadInput with line and column.
std::vector<StandardCase> read_standard_cases(std::string_view yaml, const std::string& file, const Standard& standard);

/// Nothing where the case holds; else what was expected and what came, beginning with the place of the case.
std::optional<std::string> broken_by(const Standard& standard, const StandardCase& one);

}  // namespace rating
