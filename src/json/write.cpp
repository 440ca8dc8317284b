#include <array>
#include <charconv>
#include <cmath>

#include "base/check.hpp"
#include "base/text.hpp"
#include "json/json.hpp"

namespace json {
namespace {

template <typename Integer>
void append_integer(std::string& out, Integer number) {
    std::array<char, 24> text;
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), number);
    out.append(text.data(), end);
}

}  // namespace

void append(std::string& out, double number) {
    if (!std::isfinite(number)) {
        out += "null";
        return;
    }
    std::array<char, 1100> text;  // the longest plain double has 1,077 characters
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
    CHECK(error == std::errc{});
    out.append(text.data(), end);
}

void append(std::string& out, const value& value) {
    switch (value.kind()) {
        case boost::json::kind::null:
            out += "null";
            return;
        case boost::json::kind::bool_:
            out += value.get_bool() ? "true" : "false";
            return;
        case boost::json::kind::int64:
            append_integer(out, value.get_int64());
            return;
        case boost::json::kind::uint64:
            append_integer(out, value.get_uint64());
            return;
        case boost::json::kind::double_:
            append(out, value.get_double());
            return;
        case boost::json::kind::string:
            base::append_json_string(out, value.get_string());
            return;
        case boost::json::kind::array: {
            char before = '[';
            for (const auto& child : value.get_array()) {
                out += before;
                append(out, child);
                before = ',';
            }
            out += before == '[' ? "[]" : "]";
            return;
        }
        case boost::json::kind::object: {
            char before = '{';
            for (const auto& pair : value.get_object()) {
                out += before;
                base::append_json_string(out, pair.key());
                out += ':';
                append(out, pair.value());
                before = ',';
            }
            out += before == '{' ? "{}" : "}";
            return;
        }
    }
}

std::string to_text(const value& value) {
    std::string out;
    append(out, value);
    return out;
}

}  // namespace json
