#include "domain/calendar/hours.hpp"

#include <fmt/format.h>

#include "base/failure.hpp"

namespace calendar {
namespace {

std::int32_t second_of_day(std::string_view text) {
    const auto digit = [&](std::size_t at) { return text[at] - '0'; };
    bool well_formed = text.size() == 5 && text[2] == ':';
    for (const std::size_t at : {0U, 1U, 3U, 4U}) well_formed = well_formed && digit(at) >= 0 && digit(at) <= 9;
    const int hour = well_formed ? digit(0) * 10 + digit(1) : 99;
    const int minute = well_formed ? digit(3) * 10 + digit(4) : 99;
    if (minute > 59 || hour > 24 || (hour == 24 && minute != 0)) {
        throw base::BadInput(fmt::format("'{}' is not a time of day", text), "",
                             "write it as 09:00; 24:00 ends the day");
    }
    return hour * 3600 + minute * 60;
}

}  // namespace

void append_hours(DayHours& day, std::string_view from, std::string_view to) {
    const Hours hours{second_of_day(from), second_of_day(to)};
    if (hours.from_second >= hours.to_second) {
        throw base::BadInput(fmt::format("the hours {} to {} end before they begin", from, to), "",
                             "split hours over midnight: to 24:00, and from 00:00 on the next day");
    }
    if (!day.empty() && hours.from_second < day.back().to_second) {
        throw base::BadInput(fmt::format("the hours {} to {} begin before those in front of them have ended", from, to),
                             "", "sort the hours of a day and let none overlap");
    }
    day.push_back(hours);
}

}  // namespace calendar
