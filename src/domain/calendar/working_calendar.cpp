#include "domain/calendar/working_calendar.hpp"

namespace calendar {

const DayHours& WorkingCalendar::hours_on(base::Date day) const {
    static const DayHours kClosed;
    if (const auto own = workdays.find(day); own != workdays.end()) return own->second;
    if (holidays.contains(day)) return kClosed;
    const std::chrono::weekday weekday{std::chrono::sys_days{day}};
    return week[weekday.iso_encoding() - 1];
}

bool WorkingCalendar::is_unpublished(base::Instant at) const {
    if (!published) return false;
    const auto second = std::chrono::floor<std::chrono::seconds>(at);
    const auto offset = zone->offset_at(second.time_since_epoch().count());
    const base::Date day{std::chrono::floor<std::chrono::days>(second + std::chrono::seconds{offset})};
    return day < published->from_on || day > published->until_on;
}

}  // namespace calendar
