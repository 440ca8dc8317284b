#include "cli/json_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/failure.hpp"

namespace cli {
namespace {

[[noreturn]] void refuse(const std::string& way, const std::string& what, const std::string& cure = "") {
    throw base::BadInput(what, way, cure);
}

}  // namespace

std::string below(const std::string& way, std::string_view key) {
    return way.empty() ? std::string{key} : fmt::format("{}.{}", way, key);
}

const json::object& as_object(const json::value& value, const std::string& way) {
    if (const auto* object = value.if_object()) return *object;
    refuse(way, "must be an object");
}

const json::array& as_array(const json::value& value, const std::string& way) {
    if (const auto* array = value.if_array()) return *array;
    refuse(way, "must be an array");
}

std::string as_text(const json::value& value, const std::string& way) {
    if (const auto* text = value.if_string()) return std::string{*text};
    refuse(way, "must be a text");
}

std::int64_t as_integer(const json::value& value, const std::string& way) {
    if (const auto* whole = value.if_int64()) return *whole;
    constexpr double kExactMax = 9007199254740992.0;  // 2^53: every whole number below is a double of its own
    const auto* number = value.if_double();
    if (number != nullptr && *number == std::floor(*number) && std::fabs(*number) <= kExactMax) {
        return static_cast<std::int64_t>(*number);
    }
    refuse(way, "must be a whole number");
}

base::Rational as_decimal(const json::value& value, const std::string& way) {
    if (const auto* whole = value.if_int64()) return *whole;
    std::string text;
    if (const auto* given = value.if_string()) {
        text = *given;
    } else if (const auto* number = value.if_double()) {
        json::append(text, *number);
    } else {
        refuse(way, "must be a number");
    }
    const auto decimal = base::Rational::parse(text);
    if (!decimal) refuse(way, fmt::format("'{}' is not a decimal of at most 6 places and 18 digits", text));
    return *decimal;
}

const json::value& at(const json::object& object, std::string_view key, const std::string& way) {
    if (const auto* value = object.if_contains(key)) return *value;
    refuse(way, fmt::format("lacks '{}'", key));
}

void only(const json::object& object, std::initializer_list<std::string_view> words, const std::string& way) {
    for (const auto& pair : object) {
        const std::string_view key = pair.key();
        if (std::find(words.begin(), words.end(), key) == words.end()) {
            refuse(below(way, key), "is not a word here", fmt::format("use: {}", fmt::join(words, ", ")));
        }
    }
}

}  // namespace cli
