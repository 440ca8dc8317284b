#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "base/rational.hpp"
#include "json/json.hpp"

namespace cli {

/// Pieces of a request, read strictly: each throws base::BadInput that names the way to the value, for instance
/// "assessment.items.5.1.2.1.sampled".
const json::object& as_object(const json::value& value, const std::string& way);
const json::array& as_array(const json::value& value, const std::string& way);
std::string as_text(const json::value& value, const std::string& way);
/// A whole number; 40.0 is one.
std::int64_t as_integer(const json::value& value, const std::string& way);
/// A number of at most six decimals, or the same as text. A JSON number means the decimal of fewest digits that gives
/// its double: 2.86 is 143/50.
base::Rational as_decimal(const json::value& value, const std::string& way);

/// The value under a key; refused where it is missing.
const json::value& at(const json::object& object, std::string_view key, const std::string& way);
/// Refuses keys that are not among the words.
void only(const json::object& object, std::initializer_list<std::string_view> words, const std::string& way);
/// "way.key", or "key" at the top.
std::string below(const std::string& way, std::string_view key);

}  // namespace cli
