#include "tables/fixed_layout.hpp"

#include <algorithm>
#include <array>

#include "tables/instant_parts.hpp"

namespace tables {

namespace {

constexpr std::size_t kSizeMax = 40;
constexpr std::array<std::int64_t, 7> kFractionMicros = {0, 100000, 10000, 1000, 100, 10, 1};

}  // namespace

std::optional<FixedLayout> FixedLayout::of(std::string_view pattern) {
    constexpr std::string_view kLetters = "yMdHmsS";
    FixedLayout fixed;
    if (pattern.size() > kSizeMax) return std::nullopt;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const char c = pattern[i];
        const auto part = kLetters.find(c);
        if (part == std::string_view::npos) {
            const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if ((letter && c != 'T') || c == '\'' || c == '[' || c == ']') return std::nullopt;
            fixed.layout_ += c;
            continue;
        }
        const auto end = std::min(pattern.find_first_not_of(c, i), pattern.size());
        const auto size = end - i;
        const bool fits = part == Year ? size == 4 : part == Fraction ? size <= 6 : size == 2;
        if (!fits || fixed.places_[part].size != 0) return std::nullopt;
        fixed.places_[part] = {static_cast<std::uint8_t>(fixed.layout_.size()), static_cast<std::uint8_t>(size)};
        fixed.layout_.append(size, '\0');
        i = end - 1;
    }
    if (fixed.places_[Year].size == 0 || fixed.places_[Month].size == 0 || fixed.places_[Day].size == 0)
        return std::nullopt;
    return fixed;
}

std::optional<std::int64_t> FixedLayout::read(std::string_view text) const {
    if (text.size() != layout_.size()) return std::nullopt;
    unsigned wrong = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char wanted = layout_[i];
        wrong |= wanted == '\0' ? static_cast<unsigned>(static_cast<unsigned char>(text[i] - '0') > 9)
                                : static_cast<unsigned>(text[i] != wanted);
    }
    if (wrong != 0) return std::nullopt;
    const auto number = [&](Part part) {
        int value = 0;
        const auto place = places_[part];
        for (std::size_t i = place.at; i < std::size_t{place.at} + place.size; ++i)
            value = value * 10 + (text[i] - '0');
        return value;
    };
    const int year = number(Year);
    const int month = number(Month);
    const int day = number(Day);
    const int hour = number(Hour);
    const int minute = number(Minute);
    const int second = number(Second);
    if (year < 1 || hour > 23 || minute > 59 || second > 59 || !parts::is_day(year, month, day)) return std::nullopt;
    const auto seconds = parts::days_since_1970(year, month, day) * 86'400 + hour * 3600 + minute * 60 + second;
    return seconds * 1'000'000 + number(Fraction) * kFractionMicros[places_[Fraction].size];
}

}  // namespace tables
