#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

/// The pieces of a written instant. Each takes what it reads off the front of the text; false where it does not fit.
namespace tables::parts {

inline bool take_number(std::string_view& text, int digits_min, int digits_max, int& into) {
    int value = 0;
    int digits = 0;
    while (digits < digits_max && static_cast<std::size_t>(digits) < text.size()) {
        const auto digit = static_cast<unsigned>(text[static_cast<std::size_t>(digits)] - '0');
        if (digit > 9) break;
        value = value * 10 + static_cast<int>(digit);
        ++digits;
    }
    if (digits < digits_min) return false;
    text.remove_prefix(static_cast<std::size_t>(digits));
    into = value;
    return true;
}

/// "Nov", "november", "Sept.": at least three letters of an English month.
bool take_month(std::string_view& text, int& month);
/// 1 to 9 digits after the point; below a microsecond they are cut off.
bool take_fraction(std::string_view& text, std::int64_t& micros);
/// AM, pm, a.m., 上午, 下午.
bool take_half(std::string_view& text, int& half);
bool take_letters(std::string_view& text);
/// Z, +08:00, +0800, +08, -3; seconds east of UTC, at most 18 hours.
bool take_offset(std::string_view& text, std::optional<std::int32_t>& offset);
/// A decimal number of units of so many microseconds; the whole text.
bool take_count(std::string_view& text, double unit_micros, std::optional<std::int64_t>& at);
/// Excel's serial days as microseconds of wall time; the whole text.
bool take_serial(std::string_view& text, bool from_1904, std::optional<std::int64_t>& at);

bool is_day(int year, int month, int day);
/// Days of the proleptic Gregorian calendar.
std::int64_t days_since_1970(int year, int month, int day);

}  // namespace tables::parts
