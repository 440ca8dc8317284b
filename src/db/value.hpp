#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/time.hpp"

namespace db {

/// What is bound to a parameter. Text is borrowed: it must live until the statement has run.
class Value {
public:
    Value(std::nullptr_t) {}
    Value(int value) : held_(std::int64_t{value}) {}
    Value(std::int64_t value) : held_(value) {}
    Value(double value) : held_(value) {}
    Value(std::string_view value) : held_(value) {}
    Value(const std::string& value) : held_(std::string_view{value}) {}
    Value(const char* value) : held_(std::string_view{value}) {}
    Value(base::Instant value) : held_(base::to_micros(value)) {}
    template <typename T>
    Value(const std::optional<T>& value) {
        if (value) held_ = Value{*value}.held_;
    }

    const std::variant<std::monostate, std::int64_t, double, std::string_view>& held() const { return held_; }

private:
    std::variant<std::monostate, std::int64_t, double, std::string_view> held_;
};

/// One row of an answer; valid only while it is being visited. Asking a null for a value is a bug.
class Row {
public:
    virtual ~Row() = default;
    virtual int columns() const = 0;
    virtual bool is_null(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;
    virtual double real(int column) const = 0;
    virtual std::string_view text(int column) const = 0;

    base::Instant instant(int column) const { return base::from_micros(integer(column)); }
    std::optional<std::int64_t> integer_if(int column) const {
        return is_null(column) ? std::nullopt : std::optional{integer(column)};
    }
    std::optional<base::Instant> instant_if(int column) const {
        return is_null(column) ? std::nullopt : std::optional{instant(column)};
    }
    std::optional<std::string> text_if(int column) const {
        return is_null(column) ? std::nullopt : std::optional{std::string{text(column)}};
    }
};

}  // namespace db
