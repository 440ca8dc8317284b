#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/guarantee/laws.hpp"
#include "present/guarantee_coverage.hpp"

namespace present {

/// What became of one worked case, of a variant of it, or of a day on its boundary.
struct CaseOutcome {
    std::string name;
    std::string where;                     ///< file, line and column
    std::optional<std::string> complaint;  ///< nothing where it came out as expected
};

/// Runs the worked cases of a file against the law. A case holds `id`, `title`, `rulebook` (one id, a list, or none for
/// all that apply), `input` (the facts; `same_as` begins from another case) and `expect`: fields of the answer.
/// `entitled` and `forbidden_fees` must be the same sets, other lists must hold what is expected, `clauses` are
/// "1995#9". `variant` and `variants` change some facts and expectations, `boundary` tells the result on other days.
/// Throws base::BadInput with line and column for a file that cannot be read.
/// `coverage`, where it is given, learns what the cases show.
std::vector<CaseOutcome> run_guarantee_cases(const guarantee::Laws& laws, std::string_view yaml,
                                             const std::string& file, GuaranteeCoverage* coverage = nullptr);

}  // namespace present
