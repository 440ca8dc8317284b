#include "lens/days.hpp"

#include <fmt/format.h>

namespace lens {

namespace {

constexpr std::int64_t kDayMicros = 86'400'000'000;

base::Date date_of(std::int64_t day) {
    return base::Date{std::chrono::sys_days{std::chrono::days{day}}};
}

}  // namespace

std::int64_t day_of(std::int64_t local_micros) {
    const auto day = local_micros / kDayMicros;
    return local_micros % kDayMicros < 0 ? day - 1 : day;
}

std::int64_t day_of(base::Date date) {
    return std::chrono::sys_days{date}.time_since_epoch().count();
}

std::int64_t week_of(std::int64_t day) {
    // 1970-01-01 was a Thursday.
    const auto since_monday = (day + 3) % 7;
    return day - (since_monday < 0 ? since_monday + 7 : since_monday);
}

std::int64_t month_of(std::int64_t day) {
    const auto date = date_of(day);
    return 12 * std::int64_t{int{date.year()}} + static_cast<unsigned>(date.month()) - 1;
}

std::string span_text(Span span, std::int64_t value) {
    switch (span) {
        case Span::Day:
        case Span::Week:
            return base::to_string(date_of(value));
        case Span::Month:
            return fmt::format("{:04}-{:02}", value / 12, value % 12 + 1);
        case Span::Year:
            return fmt::format("{:04}", value);
    }
    return "";
}

std::optional<std::int64_t> span_value(Span span, std::string_view text) {
    const std::string rest = span == Span::Month ? "-01" : span == Span::Year ? "-01-01" : "";
    const auto date = base::parse_date(std::string{text} + rest);
    if (!date) return std::nullopt;
    const auto day = day_of(*date);
    switch (span) {
        case Span::Day:
            return day;
        case Span::Week:
            return week_of(day);
        case Span::Month:
            return month_of(day);
        case Span::Year:
            return std::int64_t{int{date->year()}};
    }
    return std::nullopt;
}

}  // namespace lens
