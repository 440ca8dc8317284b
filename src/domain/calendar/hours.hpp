#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace calendar {

/// A stretch of wall time within one day, half-open: open at `from_second`, no longer at `to_second`.
struct Hours {
    std::int32_t from_second;  ///< from local midnight
    std::int32_t to_second;    ///< at most 86400, the midnight that ends the day

    bool operator==(const Hours&) const = default;
};

/// The opening hours of one day, in order; empty means closed.
using DayHours = std::vector<Hours>;

/// Adds the interval from "09:00" to "18:00" ("24:00" ends the day). Throws base::BadInput where a time is malformed,
/// where the interval is empty or backward, and where it begins before the one in front of it has ended.
void append_hours(DayHours& day, std::string_view from, std::string_view to);

}  // namespace calendar
