#pragma once

#include <algorithm>
#include <cstdint>

#include "base/zone.hpp"

namespace calendar {

/// A stretch of one local day during which the offset from UTC stays the same. Most days are one such stretch; a day on
/// which the clock changes is two, a day the clocks skip is none.
struct LocalStretch {
    std::int64_t from;    ///< seconds UTC
    std::int64_t to;      ///< seconds UTC, no longer in it
    std::int32_t day;     ///< local day, counted from 1970-01-01
    std::int32_t offset;  ///< seconds east of UTC

    /// The instant of local midnight at this offset; it may lie outside the stretch.
    std::int64_t midnight() const { return std::int64_t{day} * 86400 - offset; }
};

/// Calls `visit(LocalStretch)` for the stretches that together cover [from, to), in order.
template <typename Visit>
void each_local_stretch(const base::Zone& zone, std::int64_t from, std::int64_t to, Visit visit) {
    while (from < to) {
        const auto offset = zone.offset_at(from);
        const auto until = std::min(zone.next_change(from), to);
        while (from < until) {
            const auto local = from + offset;
            const auto day = (local >= 0 ? local : local - 86399) / 86400;
            const auto end = std::min(until, (day + 1) * 86400 - offset);
            visit(LocalStretch{from, end, static_cast<std::int32_t>(day), offset});
            from = end;
        }
    }
}

}  // namespace calendar
