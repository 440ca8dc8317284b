#pragma once

#include <string>

#include "json/json.hpp"

namespace support {

/// Where the actual value does not fit the expected one, as a path; empty where it does. "*" fits anything, and an
/// object with the key "..." may have further keys.
inline std::string mismatch(const json::value& expected, const json::value& actual, const std::string& path = "") {
    const auto here = path.empty() ? std::string{"reply"} : path;
    if (expected.is_string() && expected.as_string() == "*") return "";
    if (expected.is_object() && actual.is_object()) {
        const auto& wanted = expected.as_object();
        const auto& given = actual.as_object();
        for (const auto& [key, value] : wanted) {
            if (key == "...") continue;
            const auto* found = given.if_contains(key);
            const auto name = path + "." + std::string{key};
            if (found == nullptr) return name + " is missing";
            if (auto below = mismatch(value, *found, name); !below.empty()) return below;
        }
        for (const auto& [key, value] : given) {
            if (!wanted.contains(key) && !wanted.contains("...")) return path + "." + std::string{key} + " is new";
        }
        return "";
    }
    if (expected.is_array() && actual.is_array()) {
        const auto& wanted = expected.as_array();
        const auto& given = actual.as_array();
        if (wanted.size() != given.size()) return here + " has " + std::to_string(given.size()) + " items";
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            const auto name = path + "[" + std::to_string(i) + "]";
            if (auto below = mismatch(wanted[i], given[i], name); !below.empty()) return below;
        }
        return "";
    }
    return json::to_text(expected) == json::to_text(actual) ? "" : here + " is " + json::to_text(actual);
}

}  // namespace support
