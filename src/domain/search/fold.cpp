#include "domain/search/fold.hpp"

#include <array>

namespace search {
namespace {

enum class Kind { Gap, Letter, Ideograph };

struct Range {
    char32_t first;
    char32_t last;
};

constexpr std::array<Range, 12> kIdeographs{{{0x2e80, 0x2fd5},
                                             {0x3005, 0x3007},
                                             {0x3021, 0x3029},
                                             {0x3041, 0x3096},
                                             {0x309d, 0x309f},
                                             {0x30a1, 0x30fa},
                                             {0x30fc, 0x312f},
                                             {0x3400, 0x9fff},
                                             {0xac00, 0xd7a3},
                                             {0xf900, 0xfaff},
                                             {0xff66, 0xff9f},
                                             {0x20000, 0x3ffff}}};
/// Beyond ASCII whole blocks: a sign that is taken for a letter does no harm, it is found as it was written.
constexpr std::array<Range, 12> kLetters{{{0xaa, 0xaa},
                                          {0xb5, 0xb5},
                                          {0xba, 0xba},
                                          {0xc0, 0xd6},
                                          {0xd8, 0xf6},
                                          {0xf8, 0x37d},
                                          {0x37f, 0x386},
                                          {0x388, 0x52f},
                                          {0x531, 0x587},
                                          {0x591, 0x1fff},
                                          {0x2c00, 0x2dff},
                                          {0xa000, 0xabff}}};

template <std::size_t N>
bool is_in(const std::array<Range, N>& ranges, char32_t c) {
    for (const auto& range : ranges) {
        if (c >= range.first && c <= range.last) return true;
    }
    return false;
}

Kind kind_of(char32_t c) {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? Kind::Letter : Kind::Gap;
    if (is_in(kIdeographs, c)) return Kind::Ideograph;
    return is_in(kLetters, c) ? Kind::Letter : Kind::Gap;
}

bool is_between(char32_t c, char32_t first, char32_t last) {
    return c >= first && c <= last;
}

/// One code point for one, so that places can be told.
char32_t folded(char32_t c) {
    if (is_between(c, 0xff01, 0xff5e)) c -= 0xfee0;
    if (is_between(c, 'A', 'Z')) return c + 32;
    if (c < 0xc0) return c;
    if (is_between(c, 0xc0, 0xde) && c != 0xd7) return c + 32;
    if (is_between(c, 0x391, 0x3a9) || is_between(c, 0x410, 0x42f)) return c + 32;
    if (is_between(c, 0x400, 0x40f)) return c + 80;
    const bool small_is_odd = is_between(c, 0x100, 0x12f) || is_between(c, 0x132, 0x137) ||
                              is_between(c, 0x14a, 0x177) || is_between(c, 0x1e00, 0x1e95) ||
                              is_between(c, 0x1ea0, 0x1eff) || is_between(c, 0x460, 0x481) ||
                              is_between(c, 0x48a, 0x4bf) || is_between(c, 0x4d0, 0x52f);
    if (small_is_odd) return c | 1;
    const bool small_is_even = is_between(c, 0x139, 0x148) || is_between(c, 0x179, 0x17e);
    return small_is_even && c % 2 == 1 ? c + 1 : c;
}

/// The code point that begins at `at`, which moves behind it; 0 for a byte that begins none.
char32_t next(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto first = byte(at++);
    if (first < 0x80) return first;
    const int more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc2 ? 1 : 0;
    if (more == 0 || first > 0xf4 || at + static_cast<std::size_t>(more) > text.size()) return 0;
    char32_t c = first & (0x3fU >> more);
    for (int i = 0; i < more; ++i) {
        const auto tail = byte(at + static_cast<std::size_t>(i));
        if ((tail & 0xc0) != 0x80) return 0;
        c = (c << 6) | (tail & 0x3fU);
    }
    at += static_cast<std::size_t>(more);
    return c;
}

void append(std::string& out, char32_t c) {
    const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
    if (c < 0x80) return put(c);
    if (c < 0x800) {
        put(0xc0 | (c >> 6));
    } else if (c < 0x10000) {
        put(0xe0 | (c >> 12));
        put(0x80 | ((c >> 6) & 0x3f));
    } else {
        put(0xf0 | (c >> 18));
        put(0x80 | ((c >> 12) & 0x3f));
        put(0x80 | ((c >> 6) & 0x3f));
    }
    put(0x80 | (c & 0x3f));
}

/// Tells `placed(begin, end)` after each piece of `out` where it comes from.
template <typename Placed>
void walk(std::string_view text, std::string& out, const Placed& placed) {
    auto before = Kind::Gap;
    for (std::size_t at = 0; at < text.size();) {
        const auto begin = at;
        const auto c = folded(next(text, at));
        const auto kind = kind_of(c);
        if (kind != Kind::Gap) {
            if (kind != before) {
                out += ' ';
                placed(begin, begin);
            }
            append(out, c);
            placed(begin, at);
        }
        before = kind;
    }
}

}  // namespace

void append_folded(std::string& out, std::string_view text) {
    walk(text, out, [](std::size_t, std::size_t) {});
}

std::string fold(std::string_view text) {
    std::string out;
    out.reserve(text.size() + 8);
    append_folded(out, text);
    return out;
}

Folded fold_with_places(std::string_view text) {
    Folded folded;
    walk(text, folded.text, [&](std::size_t begin, std::size_t end) {
        folded.from.resize(folded.text.size(), static_cast<std::uint32_t>(begin));
        folded.to.resize(folded.text.size(), static_cast<std::uint32_t>(end));
    });
    return folded;
}

bool is_ideographic(std::string_view run) {
    std::size_t at = 0;
    return !run.empty() && kind_of(next(run, at)) == Kind::Ideograph;
}

std::size_t length_at(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    return first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
}

}  // namespace search
