#include "domain/guarantee/length.hpp"

#include <charconv>

namespace guarantee {
namespace {

constexpr std::int32_t kYearsMost = 100;
constexpr Day kRollMost = 60;

bool is_rest_day(Day day, const calendar::WorkingCalendar& calendar) {
    return calendar.hours_on(to_date(day)).empty();
}

Day on_the_same_number(Day from, std::chrono::months months) {
    auto date = to_date(from) + months;
    if (!date.ok()) date = date.year() / date.month() / std::chrono::last;
    return to_day(date);
}

}  // namespace

Day to_day(base::Date date) {
    return static_cast<Day>(std::chrono::sys_days{date}.time_since_epoch().count());
}

base::Date to_date(Day day) {
    return base::Date{std::chrono::sys_days{std::chrono::days{day}}};
}

std::optional<Length> parse_length(std::string_view text) {
    Length length;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length.count);
    if (error != std::errc{} || length.count < 0) return std::nullopt;
    const std::string_view unit{end, static_cast<std::size_t>(text.data() + text.size() - end)};
    if (unit == "d") {
        length.unit = Length::Unit::Days;
    } else if (unit == "m") {
        length.unit = Length::Unit::Months;
    } else if (unit == "y") {
        length.unit = Length::Unit::Years;
    } else if (unit == "wd") {
        length.unit = Length::Unit::WorkingDays;
    } else {
        return std::nullopt;
    }
    if (length.count > kYearsMost * 365 || rough_days(length) > kYearsMost * 365) return std::nullopt;
    return length;
}

std::string to_string(Length length) {
    static constexpr const char* kUnits[] = {"d", "m", "y", "wd"};
    return std::to_string(length.count) + kUnits[static_cast<int>(length.unit)];
}

std::int32_t rough_days(Length length) {
    static constexpr std::int32_t kDays[] = {1, 30, 365, 1};
    return length.count * kDays[static_cast<int>(length.unit)];
}

Day last_day(Day from, Length length, const calendar::WorkingCalendar& calendar) {
    switch (length.unit) {
        case Length::Unit::Days:
            return from + length.count;
        case Length::Unit::Months:
            return on_the_same_number(from, std::chrono::months{length.count});
        case Length::Unit::Years:
            return on_the_same_number(from, std::chrono::months{length.count * 12});
        case Length::Unit::WorkingDays:
            break;
    }
    auto day = from;
    for (auto left = length.count; left > 0 && day - from < length.count * 7 + kRollMost;) {
        ++day;
        if (!is_rest_day(day, calendar)) --left;
    }
    return day;
}

Day rolled(Day day, const calendar::WorkingCalendar& calendar) {
    for (Day later = day; later < day + kRollMost; ++later) {
        if (!is_rest_day(later, calendar)) return later;
    }
    return day;
}

}  // namespace guarantee
