#include <algorithm>
#include <array>

#include "tables/encoding.hpp"

namespace tables {

namespace {

using Byte = unsigned char;

/// What the bytes above 0x7F look like, read as pairs of lead and trail.
struct Pairs {
    double pairs = 0;
    double singles = 0;      ///< a high byte that no possible trail follows, or that stands alone between ASCII
    double gb_common = 0;    ///< rows 16 to 55 of GB 2312 (the 3,755 frequent characters) and its punctuation
    double hangul = 0;       ///< rows 16 to 40 of KS X 1001 and its punctuation
    double big5_common = 0;  ///< the 5,401 frequent characters of Big5 and its punctuation
    double low_trails = 0;   ///< trails below 0x80: many in Big5, few in GBK and CP949
};

bool in(Byte value, int low, int high) {
    return value >= low && value <= high;
}

Pairs pairs_in(std::string_view sample) {
    Pairs seen;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        const auto lead = static_cast<Byte>(sample[i]);
        if (lead < 0x80) continue;
        const auto trail = static_cast<Byte>(i + 1 < sample.size() ? sample[i + 1] : 0);
        if (!in(trail, 0x40, 0xFE)) {
            seen.singles += 1;
            continue;
        }
        seen.pairs += 1;
        const bool upper = in(trail, 0xA1, 0xFE);
        seen.gb_common += upper && (in(lead, 0xB0, 0xD7) || in(lead, 0xA1, 0xA3));
        seen.hangul += upper && (in(lead, 0xB0, 0xC8) || in(lead, 0xA1, 0xA3));
        seen.big5_common += (upper || in(trail, 0x40, 0x7E)) && in(lead, 0xA1, 0xC6);
        seen.low_trails += trail < 0x80;
        ++i;
    }
    return seen;
}

std::size_t utf8_length(Byte lead) {
    return lead < 0x80 ? 1 : in(lead, 0xC2, 0xDF) ? 2 : in(lead, 0xE0, 0xEF) ? 3 : in(lead, 0xF0, 0xF4) ? 4 : 0;
}

/// A file in UTF-8 with a few broken rows is still one in UTF-8: ten good sequences to each broken byte.
bool speaks_utf8(std::string_view sample) {
    std::size_t good = 0;
    std::size_t broken = 0;
    for (std::size_t i = 0; i < sample.size();) {
        const auto length = utf8_length(static_cast<Byte>(sample[i]));
        if (length != 0 && i + length > sample.size()) break;
        const auto tail = sample.substr(i + 1, length == 0 ? 0 : length - 1);
        const bool whole = length != 0 && std::all_of(tail.begin(), tail.end(),
                                                      [](char c) { return in(static_cast<Byte>(c), 0x80, 0xBF); });
        good += whole && length > 1;
        broken += !whole;
        i += whole ? length : 1;
    }
    return broken == 0 || good > 10 * broken;
}

}  // namespace

std::string guess_encoding(std::string_view sample) {
    if (sample.starts_with("\xEF\xBB\xBF")) return "utf-8";
    if (sample.starts_with("\xFF\xFE")) return "utf-16le";
    if (sample.starts_with("\xFE\xFF")) return "utf-16be";
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < sample.size(); ++i) zeros[i % 2] += sample[i] == '\0';
    if (zeros[1] > sample.size() / 8 && zeros[1] > 8 * zeros[0]) return "utf-16le";
    if (zeros[0] > sample.size() / 8 && zeros[0] > 8 * zeros[1]) return "utf-16be";
    if (speaks_utf8(sample)) return "utf-8";

    const auto seen = pairs_in(sample);
    if (seen.singles > seen.pairs || seen.pairs == 0) return "windows-1252";
    // An accented letter between ASCII letters reads as a pair with a low trail: in no language does every pair.
    if (seen.low_trails > 0.8 * seen.pairs) return "windows-1252";
    if (seen.hangul > 0.97 * seen.pairs) return "windows-949";
    if (seen.low_trails > 0.15 * seen.pairs && seen.big5_common > 0.9 * seen.pairs) return "big5";
    return "gb18030";
}

}  // namespace tables
