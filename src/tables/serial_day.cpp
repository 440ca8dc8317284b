#include <fmt/format.h>

#include <chrono>
#include <cmath>

#include "tables/workbook.hpp"

namespace tables {

std::string serial_as_text(double serial, NumberShape shape, bool from_1904) {
    using namespace std::chrono;
    constexpr double kLastSerial = 2958466;  // 10000-01-01
    if (!std::isfinite(serial) || serial < 0 || serial >= kLastSerial) return {};
    auto millis = std::llround(serial * 86'400'000.0);
    auto day = millis / 86'400'000;
    millis %= 86'400'000;
    const auto time = hh_mm_ss{milliseconds{millis}};
    std::string clock =
        fmt::format("{:02}:{:02}:{:02}", time.hours().count(), time.minutes().count(), time.seconds().count());
    if (time.subseconds().count() != 0) clock += fmt::format(".{:03}", time.subseconds().count());
    if (shape == NumberShape::TimeOfDay && day == 0) return clock;

    const auto epoch = from_1904 ? sys_days{year{1904} / 1 / 1} : sys_days{year{1899} / 12 / 31};
    // Serial 60 is the 29 February 1900 that never was: from there on the count is one too high.
    if (!from_1904 && day >= 60) --day;
    const year_month_day date{epoch + days{day}};
    if (int{date.year()} > 9999) return {};
    auto text = fmt::format("{:04}-{:02}-{:02}", int{date.year()}, unsigned{date.month()}, unsigned{date.day()});
    return shape == NumberShape::Day && millis == 0 ? text : text + " " + clock;
}

}  // namespace tables
