#include "flows/case_cursor.hpp"

#include <charconv>

#include "base/ids.hpp"

namespace flows {
namespace {

constexpr std::string_view kOrders = "osndltwmux";
constexpr std::size_t kNumberMax = 40;

}  // namespace

std::string CaseCursor::text() const {
    const std::string order_letter{kOrders[static_cast<std::size_t>(order)], '.'};
    if (order == Order::Number) return order_letter + number;
    if (order == Order::Words) return order_letter + std::to_string(doc_id);
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
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    if (error != std::errc{}) return std::nullopt;
    if (cursor.order == Order::Words) {
        cursor.doc_id = number;
        return rest.empty() && number > 0 ? std::optional{cursor} : std::nullopt;
    }
    if (!rest.starts_with('.') || !base::is_id(rest.substr(1))) return std::nullopt;
    cursor.mark = {base::from_micros(number), std::string{rest.substr(1)}};
    return cursor;
}

}  // namespace flows
