#include "flows/case_cursor.hpp"

#include <charconv>

#include "base/ids.hpp"

namespace flows {
namespace {

constexpr std::string_view kOrders = "osndltwmu";
constexpr std::size_t kNumberMax = 40;

}  // namespace

std::string CaseCursor::text() const {
    const std::string order_letter{kOrders[static_cast<std::size_t>(order)], '.'};
    if (order == Order::Number) return order_letter + number;
    return order_letter + std::to_string(base::to_micros(mark.at)) + '.' + mark.case_id;
}

std::optional<CaseCursor> CaseCursor::read(std::string_view text) {
    if (text.size() < 3 || text[1] != '.') return std::nullopt;
    const auto order = kOrders.find(text[0]);
    if (order == std::string_view::npos) return std::nullopt;
    CaseCursor cursor{.order = static_cast<Order>(order)};
    auto rest = text.substr(2);
    if (cursor.order == Order::Number) {
        if (rest.size() > kNumberMax) return std::nullopt;
        cursor.number = rest;
        return cursor;
    }
    std::int64_t micros = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), micros);
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    if (error != std::errc{} || !rest.starts_with('.') || !base::is_id(rest.substr(1))) return std::nullopt;
    cursor.mark = {base::from_micros(micros), std::string{rest.substr(1)}};
    return cursor;
}

}  // namespace flows
