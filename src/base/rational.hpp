#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace base {

/// An exact fraction, for points and scores: a level is decided on the number itself, never on its rounding.
/// Fractions of 64-bit whole numbers are kept in place; what outgrows them goes on in arbitrary precision, so that no
/// sum is ever refused or rounded.
class Rational {
public:
    Rational(std::int64_t whole = 0) : numerator_(whole) {}
    /// The denominator is not zero (a bug otherwise).
    Rational(std::int64_t numerator, std::int64_t denominator);

    /// Plain decimal text ("2.86", "-1", "40"); nothing where it is malformed, longer than 18 digits or finer than
    /// `decimals_max` places. No exponents.
    static std::optional<Rational> parse(std::string_view decimal, std::size_t decimals_max = 6);

    friend Rational operator+(const Rational& a, const Rational& b);
    friend Rational operator-(const Rational& a, const Rational& b);
    friend Rational operator*(const Rational& a, const Rational& b);
    friend Rational operator/(const Rational& a, const Rational& b);  ///< b is not zero (a bug otherwise)
    friend std::strong_ordering operator<=>(const Rational& a, const Rational& b);
    friend bool operator==(const Rational& a, const Rational& b) { return std::is_eq(a <=> b); }

    /// Rounded half away from zero to so many places, without trailing zeros: "94.5", "95", "-0.33".
    std::string to_decimal(std::size_t places) const;
    /// The nearest double or one beside it; for drawing, not for deciding.
    double to_double() const;

private:
    struct Big;
    struct Exact;
    std::int64_t numerator_ = 0;    ///< in lowest terms; unused once big_ is there
    std::int64_t denominator_ = 1;  ///< positive
    std::shared_ptr<const Big> big_;
};

/// The sum of all of them, added in pairs so that the work stays small where every denominator differs.
Rational sum(std::vector<Rational> terms);

}  // namespace base
