#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "domain/rating/score.hpp"

namespace rating {

/// Where an item stands on the star board.
enum class LiveState {
    Measured,       ///< proven by a measure over the company's own records
    Assessed,       ///< proven by an assessor
    NotApplicable,  ///< an assessor said that it does not apply
    Waiting,        ///< waits for an assessor, or for records to measure
    Placeholder,    ///< its text is in no public source; nothing can prove it
};

/// The rating between two assessments: what is proven, and how far the whole can still fall or rise.
struct Live {
    std::optional<base::Rational> score;  ///< over the proven points, special items included; nothing while none is
    base::Rational proven_points = 0;     ///< points of the items with a finding
    base::Rational total_points = 0;      ///< points of all items that apply, as far as is known
    base::Rational low = 0;               ///< the score were everything unproven lost
    base::Rational high = 0;              ///< the score were everything unproven met
    std::optional<std::string> level;     ///< only where low and high fall in one level
    bool provisional = false;             ///< working points are among those that apply
    std::vector<LiveState> states;        ///< by position in Standard::items()
    Score proven;                         ///< the counts, groups and losses of the proven items
};

/// Rates what is proven now. `proven` holds findings for proven items only; `measured` names those that a measure
/// proved, the others were brought by an assessor.
/// Refuses as `score` does, and besides, last: `placeholder_proven` (a finding other than "does not apply" on a
/// placeholder). `nothing_applicable` is said only where no item at all is left.
base::Result<Live> live(const Standard& standard, const Assessment& proven, const std::set<std::string>& measured);

}  // namespace rating
