#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/text.hpp"

namespace json {

/// Writes JSON piece by piece behind `out`, the way append() writes it, without making values first: for answers that
/// are given thousands of times a second. Who writes sees to it that what is begun is ended, and that keys stand in
/// objects.
class Writer {
public:
    explicit Writer(std::string& out) : out_(out) {}

    void key(std::string_view name) {
        separate();
        base::append_json_string(out_, name);
        out_ += ':';
    }
    void begin(char bracket) {  ///< '{' or '['
        separate();
        out_ += bracket;
    }
    void end(char bracket) { out_ += bracket; }

    void text(std::string_view value) {
        separate();
        base::append_json_string(out_, value);
    }
    void integer(std::int64_t value) {
        separate();
        char digits[24];
        out_.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
    }
    void null() {
        separate();
        out_ += "null";
    }

    void text(std::string_view name, std::string_view value) {
        key(name);
        text(value);
    }
    void integer(std::string_view name, std::int64_t value) {
        key(name);
        integer(value);
    }
    void text_or_null(std::string_view name, const std::optional<std::string>& value) {
        key(name);
        value ? text(*value) : null();
    }
    template <typename Texts>
    void texts(std::string_view name, const Texts& values) {
        key(name);
        begin('[');
        for (const auto& value : values) text(value);
        end(']');
    }

private:
    void separate() {
        if (out_.empty()) return;
        const char last = out_.back();
        if (last != '{' && last != '[' && last != ':') out_ += ',';
    }

    std::string& out_;
};

}  // namespace json
