#include <algorithm>

#include "domain/rating/standard.hpp"

namespace rating {
namespace {

bool is_number(std::string_view segment) {
    return std::all_of(segment.begin(), segment.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Before, the same, or behind: -1, 0, 1.
int compare_segments(std::string_view a, std::string_view b) {
    const bool a_counts = is_number(a);
    const bool b_counts = is_number(b);
    if (a_counts != b_counts) return a_counts ? -1 : 1;
    if (a_counts) {
        const auto digits = [](std::string_view s) {
            const auto first = s.find_first_not_of('0');
            return first == std::string_view::npos ? std::string_view{} : s.substr(first);
        };
        const auto x = digits(a);
        const auto y = digits(b);
        if (x.size() != y.size()) return x.size() < y.size() ? -1 : 1;
        if (x != y) return x < y ? -1 : 1;
    }
    const int order = a.compare(b);
    return order < 0 ? -1 : order > 0 ? 1 : 0;
}

std::string_view take_segment(std::string_view& rest) {
    const auto dot = rest.find('.');
    const auto segment = rest.substr(0, dot);
    rest = dot == std::string_view::npos ? std::string_view{} : rest.substr(dot + 1);
    return segment;
}

}  // namespace

bool id_before(std::string_view a, std::string_view b) {
    while (!a.empty() && !b.empty()) {
        const int order = compare_segments(take_segment(a), take_segment(b));
        if (order != 0) return order < 0;
    }
    return a.empty() && !b.empty();
}

std::optional<std::string> parent_id(std::string_view id) {
    const auto dot = id.rfind('.');
    if (dot == std::string_view::npos) return std::nullopt;
    return std::string{id.substr(0, dot)};
}

}  // namespace rating
