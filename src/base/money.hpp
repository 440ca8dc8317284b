#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

/// An amount of Chinese money in whole fen; never a double. Stored as BIGINT in columns that end in `_fen`.
struct Money {
    std::int64_t fen = 0;

    friend auto operator<=>(const Money&, const Money&) = default;
    friend Money operator+(Money a, Money b) { return {a.fen + b.fen}; }
    friend Money operator-(Money a, Money b) { return {a.fen - b.fen}; }
    friend Money operator*(Money a, std::int64_t times) { return {a.fen * times}; }
    Money& operator+=(Money other) {
        fen += other.fen;
        return *this;
    }
};

/// What no price, sum or limit of ours is above: a hundred million yuan. Below it, sums and products stay exact.
constexpr Money kMoneyMost{10'000'000'000};

/// Plain yuan with two decimals at most ("30", "0.5", "1200.00"), not negative; nothing where it is malformed or more
/// than kMoneyMost.
std::optional<Money> parse_yuan(std::string_view text);
/// Yuan with two decimals: "30.00", "-0.50".
std::string to_yuan(Money amount);

}  // namespace base
