#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/rating/assessment.hpp"
#include "domain/rating/standard.hpp"

namespace rating {

enum class ItemState { Found, NotApplicable, Missing };

/// One item after all sites were pooled.
struct ItemScore {
    ItemState state = ItemState::Missing;
    base::Rational obtained = 0;
    base::Rational lost = 0;
    std::int64_t counted = 0;               ///< samples of a sampled item; sites of a qualitative one
    std::int64_t failed = 0;                ///< those of them that failed, or where the item was not met
    std::int64_t sites = 0;                 ///< headquarters and outlets with a finding that applies
    std::vector<std::string> reasons = {};  ///< why it does not apply, one a site that said so
};

/// Points of a group over the items found in it.
struct GroupScore {
    base::Rational obtained = 0;
    base::Rational applicable = 0;
};

/// A rating with everything it was made of. Positions are those of Standard::items() and Standard::groups().
struct Score {
    base::Rational score = 0;          ///< exact, 0..100; round it only when it is shown
    std::optional<std::string> level;  ///< decided on the exact score; nothing while items are missing
    base::Rational obtained = 0;
    base::Rational applicable = 0;
    std::vector<GroupScore> groups;
    std::vector<ItemScore> items;
    std::vector<std::size_t> lost;     ///< items that lost points, largest loss first, then in the standard's order
    std::vector<std::size_t> missing;  ///< items without a finding at any site
    std::int64_t special_deductions = 0;
    std::int64_t special_bonus = 0;
    bool provisional = false;  ///< working points are among those counted
};

/// Rates an assessment (GB/T 27922-2011 clause 6 as public sources give it):
/// score = clamp(100 x obtained / applicable - deductions + bonus, 0, 100).
/// Sites are pooled over those with a finding that applies: a sampled item loses points x failed / sampled of their
/// sums, a qualitative one points x sites not met / sites. This reading is ours; the standard's text on outlets is not
/// public. An item applies unless every site with a finding says it does not. With items missing, the score is that of
/// the items found. `fail_from` special deductions or more give the level "none" at any score.
///
/// Refuses with `bad_input` and a `reason` (and `item`, `outlet` where there is one), in this order: `unknown_item`,
/// `wrong_kind_of_finding`, `sampled_out_of_range` (below 1 or above kSampledMax), `failed_out_of_range` (below 0 or
/// above sampled), `reason_needed`, `doubled_outlet`, `bonus_out_of_range`, `no_special_deductions` (the standard knows
/// none), `nothing_applicable` (no applicable item has points).
base::Result<Score> score(const Standard& standard, const Assessment& assessment);

}  // namespace rating
