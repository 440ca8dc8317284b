#include "domain/calendar/working_calendar.hpp"

namespace calendar {

const DayHours& WorkingCalendar::hours_on(base::Date day) const {
    static const DayHours kClosed;
    if (const auto own = workdays.find(day); own != workdays.end()) return own->second;
    if (holidays.contains(day)) return kClosed;
    const std::chrono::weekday weekday{std::chrono::sys_days{day}};
    return week[weekday.iso_encoding() - 1];
}

}  // namespace calendar
