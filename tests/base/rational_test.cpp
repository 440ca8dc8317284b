#include "base/rational.hpp"

#include <doctest/doctest.h>

#include "base/ids.hpp"

using base::Rational;

namespace {

Rational decimal(std::string_view text) {
    const auto value = Rational::parse(text);
    REQUIRE(value);
    return *value;
}

}  // namespace

TEST_CASE("decimal text is read exactly") {
    CHECK(decimal("2.86") == Rational(143, 50));
    CHECK(decimal("-0.000001") == Rational(-1, 1'000'000));
    CHECK(decimal("0.1") + decimal("0.2") == decimal("0.3"));
    CHECK(decimal("999999999999.999999") > decimal("999999999999.999998"));
}

TEST_CASE("text that is not a plain decimal is no number") {
    for (const char* text :
         {"", "-", ".5", "5.", "1e3", "+1", "1.2.3", "0.0000001", "1234567890123456789", " 1", "1 ", "NaN", "0x1"}) {
        CAPTURE(text);
        CHECK_FALSE(Rational::parse(text));
    }
    CHECK_FALSE(Rational::parse("1.25", 1));
}

TEST_CASE("rounding goes half away from zero and drops trailing zeros") {
    CHECK(decimal("94.995").to_decimal(2) == "95");
    CHECK(decimal("94.994999").to_decimal(2) == "94.99");
    CHECK(decimal("-0.005").to_decimal(2) == "-0.01");
    CHECK(decimal("-0.004").to_decimal(2) == "0");
    CHECK(Rational(1, 3).to_decimal(9) == "0.333333333");
    CHECK(Rational(2, 3).to_decimal(0) == "1");
    CHECK(Rational(100).to_decimal(2) == "100");
    CHECK(Rational(1, 20).to_decimal(2) == "0.05");
}

TEST_CASE("a fraction that outgrows 64 bits goes on exactly and comes back when it shrinks") {
    Rational harmonic = 0;
    std::vector<Rational> terms;
    for (int i = 1; i <= 200; ++i) {
        harmonic = harmonic + Rational(1, i);
        terms.emplace_back(1, i);
    }
    // H(200), OEIS A001008 / A002805; decimals by any table of harmonic numbers.
    CHECK(harmonic.to_decimal(12) == "5.878030948121");
    CHECK(base::sum(terms) == harmonic);
    CHECK(harmonic.to_double() == doctest::Approx(5.878030948121445).epsilon(1e-14));
    for (int i = 200; i >= 2; --i) harmonic = harmonic - Rational(1, i);
    CHECK(harmonic == Rational(1));
}

TEST_CASE("the ends of the 64-bit range are ordinary numbers") {
    const auto low = std::numeric_limits<std::int64_t>::min();
    const auto high = std::numeric_limits<std::int64_t>::max();
    CHECK(Rational(low, -1) > Rational(high));
    CHECK(Rational(low, low) == Rational(1));
    CHECK((Rational(low) + Rational(high)) == Rational(-1));
    CHECK((Rational(high) * Rational(high)) / Rational(high) == Rational(high));
    CHECK((Rational(low) * Rational(low)) / Rational(low) == Rational(low));
    CHECK(Rational(low).to_decimal(2) == "-9223372036854775808");
}

TEST_CASE("sums, products and their inverses agree on random fractions") {
    auto random = base::seeded_random(7);
    const auto draw = [&] {
        const auto top = static_cast<std::int64_t>(random());
        const auto bottom = static_cast<std::int64_t>(random() >> (random() % 63 + 1)) + 1;
        return Rational(top, bottom);
    };
    for (int i = 0; i < 2000; ++i) {
        const auto a = draw();
        const auto b = draw();
        const auto c = draw();
        CHECK((a + b) - b == a);
        CHECK((a + b) * c == a * c + b * c);
        CHECK(((a < b) == (b - a > Rational(0))));
        if (b != Rational(0)) CHECK((a / b) * b == a);
    }
}
