#pragma once

#include <optional>

#include "json/json.hpp"

namespace json {

// For structs that name their fields in for_each_field(part, visit) and keep what is not known as std::nullopt.

/// The known fields, in their order; what is unknown is not there.
template <typename Part>
object known_fields(const Part& part) {
    object out;
    for_each_field(part, [&](std::string_view key, const auto& value) {
        if (value) out[key] = *value;
    });
    return out;
}

inline void read_value(const value& from, std::optional<std::string>& into) {
    into = std::string{from.as_string()};
}
inline void read_value(const value& from, std::optional<std::int64_t>& into) {
    into = from.as_int64();
}
inline void read_value(const value& from, std::optional<bool>& into) {
    into = from.as_bool();
}
/// What known_fields() wrote. Throws where a value is of another kind.
template <typename Part>
void read_fields(const object& map, Part& part) {
    for_each_field(part, [&](std::string_view key, auto& member) {
        if (const auto* found = map.if_contains(key)) read_value(*found, member);
    });
}

}  // namespace json
