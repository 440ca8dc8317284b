#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace base {
namespace {

constexpr std::array<std::string_view, 3> kWideSpaces{"\u00a0", "\u3000", "\ufeff"};

bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// How many bytes the sequence has that begins here; 0 where it is malformed.
std::size_t sequence_length(const unsigned char* p, std::size_t left) {
    const auto tail = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xbf) {
        return i < left && p[i] >= low && p[i] <= high;
    };
    if (p[0] < 0x80) return 1;
    if (p[0] >= 0xc2 && p[0] <= 0xdf) return tail(1) ? 2 : 0;
    if (p[0] >= 0xe0 && p[0] <= 0xef) {
        const unsigned low = p[0] == 0xe0 ? 0xa0 : 0x80;
        const unsigned high = p[0] == 0xed ? 0x9f : 0xbf;
        return tail(1, low, high) && tail(2) ? 3 : 0;
    }
    if (p[0] >= 0xf0 && p[0] <= 0xf4) {
        const unsigned low = p[0] == 0xf0 ? 0x90 : 0x80;
        const unsigned high = p[0] == 0xf4 ? 0x8f : 0xbf;
        return tail(1, low, high) && tail(2) && tail(3) ? 4 : 0;
    }
    return 0;
}

}  // namespace

bool is_utf8(std::string_view text) {
    const auto* p = reinterpret_cast<const unsigned char*>(text.data());
    std::size_t left = text.size();
    while (left > 0) {
        std::uint64_t eight = 0;
        if (left >= 8 && (std::memcpy(&eight, p, 8), (eight & 0x8080808080808080ULL) == 0)) {
            p += 8;
            left -= 8;
            continue;
        }
        const auto length = sequence_length(p, left);
        if (length == 0) return false;
        p += length;
        left -= length;
    }
    return true;
}

std::string_view trim(std::string_view text) {
    for (bool again = true; again;) {
        again = false;
        while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
        while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
        for (const auto wide : kWideSpaces) {
            if (text.starts_with(wide)) {
                text.remove_prefix(wide.size());
                again = true;
            }
            if (text.ends_with(wide)) {
                text.remove_suffix(wide.size());
                again = true;
            }
        }
    }
    return text;
}

std::string_view first_code_points(std::string_view text, std::size_t count) {
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
        const bool starts = (static_cast<unsigned char>(text[at]) & 0xc0) != 0x80;
        if (starts && count-- == 0) break;
    }
    return text.substr(0, at);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> pieces;
    for (;;) {
        const auto at = text.find(separator);
        pieces.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return pieces;
        text.remove_prefix(at + 1);
    }
}

std::string to_lower(std::string_view text) {
    std::string out{text};
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

void append_json_string(std::string& out, std::string_view text) {
    constexpr char kHex[] = "0123456789abcdef";
    out += '"';
    for (std::size_t from = 0; from < text.size();) {
        std::size_t to = from;
        while (to < text.size() && static_cast<unsigned char>(text[to]) >= 0x20 && text[to] != '"' && text[to] != '\\')
            ++to;
        out.append(text, from, to - from);
        if (to == text.size()) break;
        switch (const char c = text[to]) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\t':
                out += "\\t";
                break;
            default:
                out += "\\u00";
                out += kHex[static_cast<unsigned char>(c) >> 4];
                out += kHex[static_cast<unsigned char>(c) & 15];
        }
        from = to + 1;
    }
    out += '"';
}

}  // namespace base
