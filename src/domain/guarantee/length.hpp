#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "domain/calendar/working_calendar.hpp"

namespace guarantee {

/// A day as a number: days since 1970-01-01.
using Day = std::int32_t;

Day to_day(base::Date date);
base::Date to_date(Day day);

/// The length of a legal period: "7d", "6m", "1y", "10wd" (working days).
struct Length {
    enum class Unit : std::uint8_t { Days, Months, Years, WorkingDays };
    std::int32_t count = 0;
    Unit unit = Unit::Days;

    bool operator==(const Length&) const = default;
};

/// Nothing where the text is no length, or longer than 100 years.
std::optional<Length> parse_length(std::string_view text);
std::string to_string(Length length);
/// A rough order, for telling the shorter from the longer: a month is 30 days, a year 365.
std::int32_t rough_days(Length length);

/// The last day of a period that begins on `from`, itself not counted (Civil Code 201); months and years end on the
/// day of the same number, or on the last of a month that lacks it (202).
/// Working days need the calendar.
Day last_day(Day from, Length length, const calendar::WorkingCalendar& calendar);
/// Moved from a rest day to the next working day (Civil Code 203). Gives up after 60 days and answers the day itself.
Day rolled(Day day, const calendar::WorkingCalendar& calendar);

}  // namespace guarantee
