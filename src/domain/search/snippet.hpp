#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/search/query.hpp"

namespace search {

/// A piece of a text, and whether it is what was looked for.
struct Part {
    std::string text;
    bool is_hit = false;
    bool operator==(const Part&) const = default;
};

/// How many of the query's phrases a text has.
std::size_t count_hits(const Query& query, std::string_view text);

/// The stretch of the text around the first hit, about `width` characters, with every hit in it marked. An ellipsis
/// tells where something was left out; line breaks become blanks. Without a hit, the beginning.
std::vector<Part> snippet(const Query& query, std::string_view text, std::size_t width = 80);

}  // namespace search
