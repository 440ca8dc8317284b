#pragma once

#include <chrono>
#include <vector>

#include "domain/calendar/pauses.hpp"
#include "domain/calendar/working_calendar.hpp"

namespace calendar {

/// A stretch of working time on one local day, half-open.
struct Piece {
    base::Instant from_at;
    base::Instant to_at;
    base::Date on;  ///< the local day

    bool operator==(const Piece&) const = default;
};

/// Why a local day has no working time at all.
struct ClosedDay {
    enum class Why { Holiday, Week, Workday };  ///< Workday: a day of its own was set, without hours
    base::Date on;
    Why why;
    Name holiday;  ///< empty unless the calendar names it
};

/// The answer to "why this time?": what was counted, what was not because of a pause, and which days were closed.
struct Explanation {
    std::vector<Piece> counted;
    std::vector<Piece> paused;  ///< working time that a pause took out
    std::vector<ClosedDay> closed;
    std::chrono::microseconds total{0};  ///< the sum of `counted`, as Clock::between gives it
};

/// Walks from `from` to `to` day by day, the earlier of the two first. Worked out on its own, without the sums of
/// Clock.
Explanation explain(const WorkingCalendar& calendar, base::Instant from, base::Instant to, const Pauses& pauses = {});

}  // namespace calendar
