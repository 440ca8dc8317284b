#include "analytics/quantiles.hpp"

#include <doctest/doctest.h>

#include <array>

using analytics::quantile;
using doctest::Approx;

TEST_CASE("the type 7 quantile is that of Hyndman and Fan") {
    const std::array ten{10.0, 9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0};
    // R: quantile(1:10, c(0, .1, .25, .5, .9, 1), type = 7)
    CHECK(*quantile(ten, 0) == 1);
    CHECK(*quantile(ten, 0.1) == Approx(1.9));
    CHECK(*quantile(ten, 0.25) == Approx(3.25));
    CHECK(*quantile(ten, 0.5) == Approx(5.5));
    CHECK(*quantile(ten, 0.9) == Approx(9.1));
    CHECK(*quantile(ten, 1) == 10);
}

TEST_CASE("one value is every quantile, and no value is none") {
    CHECK(*quantile(std::array{7.0}, 0.3) == 7);
    CHECK_FALSE(quantile({}, 0.5));
    CHECK(*quantile(std::array{1.0, 3.0}, -1) == 1);
    CHECK(*quantile(std::array{1.0, 3.0}, 2) == 3);
}
