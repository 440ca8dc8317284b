#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace base {

/// True where the bytes are well-formed UTF-8 (no overlong forms, no surrogates, nothing above U+10FFFF).
bool is_utf8(std::string_view text);
/// Without white space (ASCII, NBSP U+00A0, ideographic space U+3000) at both ends.
std::string_view trim(std::string_view text);
/// The first `count` code points.
std::string_view first_code_points(std::string_view text, std::size_t count);
/// The pieces between the separators; an empty text gives one empty piece.
std::vector<std::string_view> split(std::string_view text, char separator);
/// ASCII letters in lower case; other bytes as they are.
std::string to_lower(std::string_view text);

/// Text inside a JSON string, quotes included, control characters escaped.
void append_json_string(std::string& out, std::string_view text);

}  // namespace base
