#include "base/money.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace base {
namespace {

constexpr std::size_t kWholeDigitsMax = 9;
constexpr std::size_t kDecimalsMax = 2;
constexpr std::int64_t kFenInYuan = 100;

bool are_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::int64_t number_of(std::string_view digits) {
    std::int64_t number = 0;
    for (const char c : digits) number = number * 10 + (c - '0');
    return number;
}

}  // namespace

std::optional<Money> parse_yuan(std::string_view text) {
    const auto point = text.find('.');
    const auto whole = text.substr(0, point);
    const auto decimals = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
    if (whole.empty() || whole.size() > kWholeDigitsMax || !are_digits(whole)) return std::nullopt;
    if (decimals.size() > kDecimalsMax || !are_digits(decimals)) return std::nullopt;
    if (point != std::string_view::npos && decimals.empty()) return std::nullopt;
    const auto fen = number_of(decimals) * (decimals.size() == 1 ? 10 : 1);
    const Money amount{number_of(whole) * kFenInYuan + fen};
    return amount > kMoneyMost ? std::nullopt : std::optional{amount};
}

std::string to_yuan(Money amount) {
    const auto fen = amount.fen < 0 ? -amount.fen : amount.fen;
    return fmt::format("{}{}.{:02}", amount.fen < 0 ? "-" : "", fen / kFenInYuan, fen % kFenInYuan);
}

}  // namespace base
