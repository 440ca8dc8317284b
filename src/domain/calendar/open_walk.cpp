#include "domain/calendar/open_walk.hpp"

#include <algorithm>

namespace calendar {

OpenWalk::OpenWalk(const WorkingCalendar& calendar, OwnDays own_days) : calendar_(calendar), own_days_(own_days) {
    for (const auto& day : calendar.week) {
        for (const auto& open : day) week_seconds_ += open.to_second - open.from_second;
    }
}

/// `ahead` are the own days from this one on, of which those behind are left out.
const DayHours& OpenWalk::hours_on(std::int32_t day, OwnDays& ahead) const {
    while (!ahead.empty() && ahead.front().first < day) ahead = ahead.subspan(1);
    if (!ahead.empty() && ahead.front().first == day) return *ahead.front().second;
    return calendar_.week[static_cast<std::size_t>(((day + 3) % 7 + 7) % 7)];  // 1970-01-01 was a Thursday
}

std::int64_t OpenWalk::like_weeks(std::int64_t second, std::int64_t until, OwnDays ahead, std::int32_t day) const {
    auto days = (until - second) / kDay;
    if (!ahead.empty()) days = std::min<std::int64_t>(days, ahead.front().first - day);
    return days / 7;
}

}  // namespace calendar
