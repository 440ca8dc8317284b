#include <fmt/format.h>

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value_stack.hpp>
#include <charconv>
#include <set>

#include "base/failure.hpp"
#include "json/json.hpp"

namespace json {
namespace {

constexpr std::size_t kDepthMax = 64;

/// Builds the value, counts the keys that were written and reads every decimal again: Boost 1.81 rounds some of them
/// to a neighbour of the nearest double.
struct Handler {
    static constexpr std::size_t max_object_size = boost::json::object::max_size();
    static constexpr std::size_t max_array_size = boost::json::array::max_size();
    static constexpr std::size_t max_key_size = boost::json::string::max_size();
    static constexpr std::size_t max_string_size = boost::json::string::max_size();
    using Error = boost::json::error_code;
    using Text = boost::json::string_view;

    boost::json::value_stack stack;
    std::size_t keys_written = 0;

    bool on_document_begin(Error&) { return true; }
    bool on_document_end(Error&) { return true; }
    bool on_object_begin(Error&) { return true; }
    bool on_object_end(std::size_t n, Error&) {
        keys_written += n;
        stack.push_object(n);
        return true;
    }
    bool on_array_begin(Error&) { return true; }
    bool on_array_end(std::size_t n, Error&) {
        stack.push_array(n);
        return true;
    }
    bool on_key_part(Text s, std::size_t, Error&) {
        stack.push_chars(s);
        return true;
    }
    bool on_key(Text s, std::size_t, Error&) {
        stack.push_key(s);
        return true;
    }
    bool on_string_part(Text s, std::size_t, Error&) {
        stack.push_chars(s);
        return true;
    }
    bool on_string(Text s, std::size_t, Error&) {
        stack.push_string(s);
        return true;
    }
    bool on_number_part(Text, Error&) { return true; }
    bool on_int64(std::int64_t i, Text, Error&) {
        stack.push_int64(i);
        return true;
    }
    bool on_uint64(std::uint64_t u, Text, Error&) {
        stack.push_uint64(u);
        return true;
    }
    bool on_double(double d, Text s, Error&) {
        double nearest = d;
        const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), nearest);
        stack.push_double(error == std::errc{} && end == s.data() + s.size() ? nearest : d);
        return true;
    }
    bool on_bool(bool b, Error&) {
        stack.push_bool(b);
        return true;
    }
    bool on_null(Error&) {
        stack.push_null();
        return true;
    }
    bool on_comment_part(Text, Error&) { return true; }
    bool on_comment(Text, Error&) { return true; }
};

std::size_t keys_kept(const value& value) {
    std::size_t count = 0;
    if (const auto* map = value.if_object()) {
        count += map->size();
        for (const auto& [key, child] : *map) count += keys_kept(child);
    } else if (const auto* list = value.if_array()) {
        for (const auto& child : *list) count += keys_kept(child);
    }
    return count;
}

/// Reads again only to name the key that stands twice.
struct KeyFinder : Handler {
    std::vector<std::set<std::string>> levels;
    std::string part;
    std::string doubled;

    bool on_object_begin(Error&) {
        levels.emplace_back();
        return true;
    }
    bool on_object_end(std::size_t, Error&) {
        levels.pop_back();
        return true;
    }
    bool on_array_end(std::size_t, Error&) { return true; }
    bool on_key_part(Text s, std::size_t, Error&) {
        part += s;
        return true;
    }
    bool on_key(Text s, std::size_t, Error&) {
        part += s;
        if (!levels.back().insert(part).second && doubled.empty()) doubled = part;
        part.clear();
        return true;
    }
    bool on_string_part(Text, std::size_t, Error&) { return true; }
    bool on_string(Text, std::size_t, Error&) { return true; }
    bool on_int64(std::int64_t, Text, Error&) { return true; }
    bool on_uint64(std::uint64_t, Text, Error&) { return true; }
    bool on_double(double, Text, Error&) { return true; }
    bool on_bool(bool, Error&) { return true; }
    bool on_null(Error&) { return true; }
};

boost::json::parse_options options() {
    boost::json::parse_options chosen;
    chosen.max_depth = kDepthMax;
    return chosen;
}

std::string doubled_key(std::string_view text) {
    boost::json::basic_parser<KeyFinder> parser{options()};
    Handler::Error error;
    parser.write_some(false, text.data(), text.size(), error);
    return parser.handler().doubled;
}

}  // namespace

value parse(std::string_view text, storage_ptr storage) {
    boost::json::basic_parser<Handler> parser{options()};
    parser.handler().stack.reset(storage);
    Handler::Error error;
    const auto read = parser.write_some(false, text.data(), text.size(), error);
    if (!error && text.find_first_not_of(" \t\r\n", read) != std::string_view::npos) {
        throw base::BadInput("more than one JSON value", fmt::format("byte {}", read + 1));
    }
    if (error) throw base::BadInput("not JSON: " + error.message(), fmt::format("byte {}", read + 1));
    auto result = parser.handler().stack.release();
    if (keys_kept(result) != parser.handler().keys_written) {
        throw base::BadInput(fmt::format("the key '{}' stands twice in one object", doubled_key(text)));
    }
    return result;
}

}  // namespace json
