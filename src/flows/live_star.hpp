#pragma once

#include "domain/rating/live.hpp"
#include "flows/measure.hpp"

namespace flows {

/// What a measure said of an item.
struct StarEvidence {
    std::string measure;
    std::optional<double> value;
    std::int64_t sampled = 0;
    std::int64_t failed = 0;
    base::Date from;
    base::Date to;  ///< exclusive
};

/// The live rating with everything a page wants to open.
struct Star {
    std::shared_ptr<const Books> books;
    const rating::StandardBook* book = nullptr;
    std::optional<rating::Live> live;  ///< nothing while no item has a finding and none can have
    std::map<std::string, StarEvidence, std::less<>> evidence;  ///< by item
    std::int64_t as_of_seq = 0;
    base::Date from;
    base::Date to;
};

/// Rates the organisation by what its own measures prove up to a day: the given one, or today. Where nothing happened
/// lately (an imported log of former years) it is the day after the newest case: the answer says from when to when.
/// Refuses with: lens_unavailable, lens_behind, unknown_standard.
base::Result<Star> live_star(Context& context, const std::string& standard,
                             std::optional<base::Date> until = std::nullopt);

}  // namespace flows
