#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.hpp"

namespace lens {

// The calendar as whole numbers: a day and a week (by its Monday) count days since 1970-01-01, a month is
// 12 * year + month - 1, a year is itself.

/// The day of an instant in local microseconds.
std::int64_t day_of(std::int64_t local_micros);
std::int64_t day_of(base::Date date);
/// The Monday of the day's ISO week.
std::int64_t week_of(std::int64_t day);
std::int64_t month_of(std::int64_t day);

enum class Span { Day, Week, Month, Year };
/// "2026-11-22", "2026-11-16" (the Monday), "2026-11", "2026".
std::string span_text(Span span, std::int64_t value);
/// The number of such a text; any day of a week stands for the week.
std::optional<std::int64_t> span_value(Span span, std::string_view text);

}  // namespace lens
