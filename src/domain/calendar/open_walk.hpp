#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>

#include "domain/calendar/working_calendar.hpp"

namespace calendar {

/// The days of a calendar that do not follow its week, by their number since 1970, in order.
using OwnDays = std::span<const std::pair<std::int32_t, const DayHours*>>;

/// Walks through the opening times of a calendar without any preparation: for a calendar that is asked once. A day
/// costs some nanoseconds; weeks that are like each other are passed over at one step where the caller allows it.
class OpenWalk {
public:
    OpenWalk(const WorkingCalendar& calendar, OwnDays own_days);

    /// Open, half-open, in microseconds UTC.
    struct Open {
        std::int64_t from;
        std::int64_t to;
    };
    /// Calls `visit(Open)` for the opening times within [from, to), in order, until it returns false. Where weeks ahead
    /// are all alike, `skip(working seconds of each, how many, where they begin)` says how many of them are passed
    /// over; the caller counts what it lets pass. At each closed day `going(at)` says whether to go on.
    template <typename Visit, typename Skip, typename Going>
    void each(std::int64_t from, std::int64_t to, Visit visit, Skip skip, Going going) const;

private:
    static constexpr std::int64_t kMicro = 1'000'000;
    static constexpr std::int64_t kDay = 86'400;

    const DayHours& hours_on(std::int32_t day, OwnDays& ahead) const;
    /// How many weeks from the day on are like any other, and end before `until`.
    std::int64_t like_weeks(std::int64_t second, std::int64_t until, OwnDays ahead, std::int32_t day) const;

    const WorkingCalendar& calendar_;
    OwnDays own_days_;
    std::int64_t week_seconds_ = 0;  ///< the working time of a week without days of its own
};

template <typename Visit, typename Skip, typename Going>
void OpenWalk::each(std::int64_t from, std::int64_t to, Visit visit, Skip skip, Going going) const {
    auto second = from / kMicro - (from % kMicro < 0 ? 1 : 0);
    const auto end = to / kMicro + (to % kMicro > 0 ? 1 : 0);
    while (second < end && going(second * kMicro)) {
        const std::int64_t offset = calendar_.zone->offset_at(second);
        const auto until = std::min(calendar_.zone->next_change(second), end);
        auto ahead = own_days_;
        while (second < until) {
            const auto local = second + offset;
            const auto day = static_cast<std::int32_t>((local >= 0 ? local : local - (kDay - 1)) / kDay);
            const auto midnight = std::int64_t{day} * kDay - offset;
            const auto& hours = hours_on(day, ahead);
            if (second == midnight) {
                const auto weeks = like_weeks(second, until, ahead, day);
                if (const auto passed = weeks > 0 ? skip(week_seconds_, weeks, second * kMicro) : 0; passed > 0) {
                    second += passed * 7 * kDay;
                    continue;
                }
            }
            const auto day_end = std::min(until, midnight + kDay);
            for (const auto& open : hours) {
                const Open clipped{std::max({from, second * kMicro, (midnight + open.from_second) * kMicro}),
                                   std::min({to, day_end * kMicro, (midnight + open.to_second) * kMicro})};
                if (clipped.from < clipped.to && !visit(clipped)) return;
            }
            second = day_end;
            if (hours.empty() && !going(second * kMicro)) return;
        }
    }
}

}  // namespace calendar
