#include "tables/instant_parts.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "base/text.hpp"

namespace tables::parts {

namespace {

bool take_word(std::string_view& text, std::string_view word) {
    if (text.size() < word.size() || base::to_lower(text.substr(0, word.size())) != word) return false;
    text.remove_prefix(word.size());
    return true;
}

std::optional<double> whole_number(std::string_view& text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    text = {};
    return value;
}

}  // namespace

bool take_month(std::string_view& text, int& month) {
    static constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                                 "may",       "june",     "july",     "august",
                                                                 "september", "october",  "november", "december"};
    std::size_t letters = 0;
    while (letters < text.size() && ((text[letters] | 0x20) >= 'a' && (text[letters] | 0x20) <= 'z')) ++letters;
    if (letters < 3) return false;
    const auto word = base::to_lower(text.substr(0, letters));
    for (std::size_t i = 0; i < kMonths.size(); ++i) {
        if (!kMonths[i].starts_with(word)) continue;
        month = static_cast<int>(i) + 1;
        text.remove_prefix(letters);
        if (text.starts_with('.') && letters < kMonths[i].size()) text.remove_prefix(1);
        return true;
    }
    return false;
}

bool take_fraction(std::string_view& text, std::int64_t& micros) {
    std::int64_t value = 0;
    std::size_t digits = 0;
    for (; digits < text.size() && digits < 9; ++digits) {
        const auto digit = static_cast<unsigned>(text[digits] - '0');
        if (digit > 9) break;
        if (digits < 6) value = value * 10 + digit;
    }
    if (digits == 0) return false;
    text.remove_prefix(digits);
    for (auto i = digits; i < 6; ++i) value *= 10;
    micros = value;
    return true;
}

bool take_half(std::string_view& text, int& half) {
    static constexpr std::array<std::pair<std::string_view, int>, 8> kWords = {
        {{"am", 0}, {"pm", 1}, {"a.m.", 0}, {"p.m.", 1}, {"上午", 0}, {"下午", 1}, {"a", 0}, {"p", 1}}};
    for (const auto& [word, value] : kWords) {
        if (!take_word(text, word)) continue;
        half = value;
        return true;
    }
    return false;
}

bool take_letters(std::string_view& text) {
    std::size_t end = 0;
    const auto is_letter = [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
    while (end < text.size() && (is_letter(text[end]) || static_cast<unsigned char>(text[end]) >= 0x80)) ++end;
    text.remove_prefix(end);
    return end > 0;
}

bool take_offset(std::string_view& text, std::optional<std::int32_t>& offset) {
    if (text.starts_with('Z') || text.starts_with('z')) {
        text.remove_prefix(1);
        offset = 0;
        return true;
    }
    if (!text.starts_with('+') && !text.starts_with('-')) return false;
    const int sign = text[0] == '-' ? -1 : 1;
    text.remove_prefix(1);
    int hours = 0;
    int minutes = 0;
    if (!take_number(text, 1, 2, hours)) return false;
    if (text.starts_with(':')) {
        text.remove_prefix(1);
        if (!take_number(text, 2, 2, minutes)) return false;
    } else if (!text.empty() && text[0] >= '0' && text[0] <= '9' && !take_number(text, 2, 2, minutes)) {
        return false;
    }
    if (hours > 18 || minutes > 59) return false;
    offset = sign * (hours * 3600 + minutes * 60);
    return true;
}

bool take_count(std::string_view& text, double unit_micros, std::optional<std::int64_t>& at) {
    std::int64_t whole = 0;
    const auto* last = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), last, whole);
    const auto unit = static_cast<std::int64_t>(unit_micros);
    std::int64_t micros = 0;
    if (error == std::errc{} && end == last && !__builtin_mul_overflow(whole, unit, &micros)) {
        text = {};
        at = micros;
        return true;
    }
    const auto value = whole_number(text);
    if (!value || std::abs(*value * unit_micros) > 9e18) return false;
    at = std::llround(*value * unit_micros);
    return true;
}

bool take_serial(std::string_view& text, bool from_1904, std::optional<std::int64_t>& at) {
    const auto serial = whole_number(text);
    if (!serial || *serial < 0 || *serial >= 2958466) return false;
    auto millis = std::llround(*serial * 86'400'000.0);
    // Excel counts a 29 February 1900 that never was: from serial 60 on the count is one too high.
    if (!from_1904 && *serial >= 60) millis -= 86'400'000;
    const auto epoch = from_1904 ? days_since_1970(1904, 1, 1) : days_since_1970(1899, 12, 31);
    at = (epoch * 86'400'000 + millis) * 1000;
    return true;
}

bool is_day(int year, int month, int day) {
    static constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12 || day < 1) return false;
    const bool leap = month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return day <= kDays[static_cast<std::size_t>(month - 1)] + (leap ? 1 : 0);
}

std::int64_t days_since_1970(int year, int month, int day) {
    // A year that begins in March ends with its leap day; 400 such years are 146,097 days.
    const std::int64_t shifted = month <= 2 ? year - 1 : year;
    const auto era = (shifted >= 0 ? shifted : shifted - 399) / 400;
    const auto year_of_era = shifted - era * 400;
    const auto day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

}  // namespace tables::parts
