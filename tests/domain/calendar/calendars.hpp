#pragma once

#include <doctest/doctest.h>

#include <initializer_list>
#include <string_view>

#include "domain/calendar/working_calendar.hpp"

namespace calendar_test {

inline base::Instant at(std::string_view text) {
    const auto instant = base::parse_rfc3339(text);
    REQUIRE(instant);
    return *instant;
}

inline base::Date day(std::string_view text) {
    const auto date = base::parse_date(text);
    REQUIRE(date);
    return *date;
}

inline calendar::DayHours opening(std::initializer_list<std::pair<std::string_view, std::string_view>> intervals) {
    calendar::DayHours out;
    for (const auto& [from, to] : intervals) calendar::append_hours(out, from, to);
    return out;
}

/// The same hours from Monday to Friday.
inline calendar::WorkingCalendar weekdays(std::string_view zone, const calendar::DayHours& of_day) {
    calendar::WorkingCalendar out;
    out.zone = base::find_zone(zone);
    REQUIRE(out.zone != nullptr);
    for (std::size_t i = 0; i < 5; ++i) out.week[i] = of_day;
    return out;
}

inline calendar::WorkingCalendar every_day(std::string_view zone, const calendar::DayHours& of_day) {
    auto out = weekdays(zone, of_day);
    out.week.fill(of_day);
    return out;
}

}  // namespace calendar_test
