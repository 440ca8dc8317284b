#include "base/rational.hpp"

#include <boost/multiprecision/cpp_int.hpp>
#include <limits>
#include <numeric>

#include "base/check.hpp"

namespace base {

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;

namespace {

__extension__ typedef __int128 Wide;

constexpr Wide kSmallMax = std::numeric_limits<std::int64_t>::max();

Wide gcd(Wide a, Wide b) {
    // Most pairs fit in a machine word, where dividing is several times faster.
    while (b > kSmallMax) {
        const Wide rest = a % b;
        a = b;
        b = rest;
    }
    if (b == 0) return a;
    return std::gcd(static_cast<std::int64_t>(a % b), static_cast<std::int64_t>(b));
}

cpp_int widen(Wide value) {
    cpp_int out = static_cast<std::int64_t>(value >> 64);
    out <<= 64;
    out += static_cast<std::uint64_t>(value);
    return out;
}

}  // namespace

struct Rational::Big {
    cpp_rational value;
};

/// The two ways between the fraction kept in place and the one of arbitrary precision.
struct Rational::Exact {
    static cpp_rational of(const Rational& r) {
        return r.big_ ? r.big_->value : cpp_rational(cpp_int(r.numerator_), cpp_int(r.denominator_));
    }

    static Rational from(cpp_rational value) {
        const cpp_int top = numerator(value);
        const cpp_int bottom = denominator(value);
        Rational out;
        if (abs(top) <= std::numeric_limits<std::int64_t>::max() &&
            bottom <= std::numeric_limits<std::int64_t>::max()) {
            out.numerator_ = static_cast<std::int64_t>(top);
            out.denominator_ = static_cast<std::int64_t>(bottom);
        } else {
            out.big_ = std::make_shared<const Big>(Big{std::move(value)});
        }
        return out;
    }

    static Rational from(Wide top, Wide bottom) {
        if (bottom < 0) {
            top = -top;
            bottom = -bottom;
        }
        const Wide shared = gcd(top < 0 ? -top : top, bottom);
        top /= shared;
        bottom /= shared;
        if (top > kSmallMax || top < -kSmallMax || bottom > kSmallMax) {
            return from(cpp_rational(widen(top), widen(bottom)));
        }
        Rational out;
        out.numerator_ = static_cast<std::int64_t>(top);
        out.denominator_ = static_cast<std::int64_t>(bottom);
        return out;
    }
};

Rational::Rational(std::int64_t numerator, std::int64_t denominator) {
    CHECK(denominator != 0);
    *this = Exact::from(Wide{numerator}, Wide{denominator});
}

std::optional<Rational> Rational::parse(std::string_view decimal, std::size_t decimals_max) {
    const bool negative = decimal.starts_with('-');
    if (negative) decimal.remove_prefix(1);
    const auto point = decimal.find('.');
    const auto whole = decimal.substr(0, point);
    const auto fraction = point == std::string_view::npos ? std::string_view{} : decimal.substr(point + 1);
    if (whole.empty() || (point != std::string_view::npos && fraction.empty())) return std::nullopt;
    if (fraction.size() > decimals_max || whole.size() + fraction.size() > 18) return std::nullopt;
    std::int64_t digits = 0;
    std::int64_t scale = 1;
    for (const auto part : {whole, fraction}) {
        for (const char c : part) {
            if (c < '0' || c > '9') return std::nullopt;
            digits = digits * 10 + (c - '0');
        }
    }
    for (std::size_t i = 0; i < fraction.size(); ++i) scale *= 10;
    return Rational(negative ? -digits : digits, scale);
}

Rational operator+(const Rational& a, const Rational& b) {
    if (a.big_ || b.big_) return Rational::Exact::from(Rational::Exact::of(a) + Rational::Exact::of(b));
    if (a.denominator_ == b.denominator_) {
        return Rational::Exact::from(Wide{a.numerator_} + b.numerator_, Wide{a.denominator_});
    }
    // Each product stays below 2^126, so their sum fits in 128 bits.
    return Rational::Exact::from(Wide{a.numerator_} * b.denominator_ + Wide{b.numerator_} * a.denominator_,
                                 Wide{a.denominator_} * b.denominator_);
}

Rational operator-(const Rational& a, const Rational& b) {
    return a + b * Rational(-1);
}

Rational operator*(const Rational& a, const Rational& b) {
    if (a.big_ || b.big_) return Rational::Exact::from(Rational::Exact::of(a) * Rational::Exact::of(b));
    return Rational::Exact::from(Wide{a.numerator_} * b.numerator_, Wide{a.denominator_} * b.denominator_);
}

Rational operator/(const Rational& a, const Rational& b) {
    CHECK(b != Rational(0));
    if (a.big_ || b.big_) return Rational::Exact::from(Rational::Exact::of(a) / Rational::Exact::of(b));
    return Rational::Exact::from(Wide{a.numerator_} * b.denominator_, Wide{a.denominator_} * b.numerator_);
}

std::strong_ordering operator<=>(const Rational& a, const Rational& b) {
    if (a.big_ || b.big_) {
        const int order = Rational::Exact::of(a).compare(Rational::Exact::of(b));
        return order <=> 0;
    }
    const Wide left = Wide{a.numerator_} * b.denominator_;
    const Wide right = Wide{b.numerator_} * a.denominator_;
    if (left == right) return std::strong_ordering::equal;
    return left < right ? std::strong_ordering::less : std::strong_ordering::greater;
}

std::string Rational::to_decimal(std::size_t places) const {
    const auto exact = Exact::of(*this);
    cpp_int scaled = abs(cpp_int(numerator(exact)));
    for (std::size_t i = 0; i < places; ++i) scaled *= 10;
    const cpp_int bottom = denominator(exact);
    const cpp_int rounded = (scaled * 2 + bottom) / (bottom * 2);
    if (rounded == 0) return "0";
    auto digits = rounded.str();
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    if (places > 0) {
        digits.insert(digits.size() - places, 1, '.');
        digits.erase(digits.find_last_not_of('0') + 1);
        if (digits.back() == '.') digits.pop_back();
    }
    return exact < 0 ? "-" + digits : digits;
}

double Rational::to_double() const {
    return big_ ? big_->value.convert_to<double>()
                : static_cast<double>(numerator_) / static_cast<double>(denominator_);
}

Rational sum(std::vector<Rational> terms) {
    if (terms.empty()) return 0;
    for (std::size_t step = 1; step < terms.size(); step *= 2) {
        for (std::size_t i = 0; i + step < terms.size(); i += 2 * step) terms[i] = terms[i] + terms[i + step];
    }
    return std::move(terms.front());
}

}  // namespace base
