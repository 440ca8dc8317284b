#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

/// An instant, to the microsecond, in UTC. Stored as BIGINT in columns that end in `_at`.
using Instant = std::chrono::sys_time<std::chrono::microseconds>;
/// A day of the calendar, without zone. Stored as TEXT YYYY-MM-DD in columns that end in `_on`.
using Date = std::chrono::year_month_day;

constexpr std::int64_t to_micros(Instant at) {
    return at.time_since_epoch().count();
}
constexpr Instant from_micros(std::int64_t micros) {
    return Instant{std::chrono::microseconds{micros}};
}

/// RFC 3339 with `Z`: "2026-10-07T02:30:00Z", with a fraction only where there is one.
std::string to_rfc3339(Instant at);
/// RFC 3339 with an offset or Z; nothing where it is malformed, or before year 1 or after 9999.
std::optional<Instant> parse_rfc3339(std::string_view text);

std::string to_string(Date day);
/// "2026-10-07", strictly; nothing where the day does not exist.
std::optional<Date> parse_date(std::string_view text);

}  // namespace base
