#include "db/postgres_values.hpp"

#include <fmt/format.h>

#include <charconv>
#include <limits>

#include "base/failure.hpp"

namespace db::postgres {
namespace {

constexpr std::size_t kNull = std::numeric_limits<std::size_t>::max();

void append(std::string& bytes, std::int64_t value) {
    const fmt::format_int text{value};
    bytes.append(text.data(), text.size());
}

void append(std::string& bytes, double value) {
    char text[40];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    bytes.append(text, end);
}

}  // namespace

Parameters::Parameters(std::string_view query, std::span<const Value> values) {
    std::vector<std::size_t> starts;
    starts.reserve(values.size());
    for (const auto& value : values) {
        const auto& held = value.held();
        starts.push_back(std::holds_alternative<std::monostate>(held) ? kNull : bytes_.size());
        if (const auto* integer = std::get_if<std::int64_t>(&held)) append(bytes_, *integer);
        if (const auto* real = std::get_if<double>(&held)) append(bytes_, *real);
        if (const auto* text = std::get_if<std::string_view>(&held)) {
            if (text->find('\0') != std::string_view::npos) {
                throw base::Failure(fmt::format("{}: a text holds a NUL", query));
            }
            bytes_ += *text;
        }
        bytes_ += '\0';
    }
    texts_.reserve(values.size());
    for (const auto start : starts) texts_.push_back(start == kNull ? nullptr : bytes_.data() + start);
}

std::string_view PostgresRow::text(int column) const {
    return {PQgetvalue(result_, row_, column), static_cast<std::size_t>(PQgetlength(result_, row_, column))};
}

std::int64_t PostgresRow::integer(int column) const {
    const auto bytes = text(column);
    if (bytes == "t") return 1;
    std::int64_t value = 0;
    std::from_chars(bytes.data(), bytes.data() + bytes.size(), value);
    return value;
}

double PostgresRow::real(int column) const {
    const auto bytes = text(column);
    double value = 0;
    std::from_chars(bytes.data(), bytes.data() + bytes.size(), value);
    return value;
}

}  // namespace db::postgres
