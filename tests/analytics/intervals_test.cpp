#include "analytics/intervals.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <vector>

#include "base/ids.hpp"

using namespace analytics;
using doctest::Approx;

TEST_CASE("Wilson's interval gives the published bounds") {
    // 9 of 162 and 19 of 151 at 95 %, to seven places.
    const auto nine = *wilson(9, 162);
    CHECK(std::fabs(nine.low - 0.0295000) < 5e-8);
    CHECK(std::fabs(nine.high - 0.1022008) < 5e-8);
    const auto nineteen = *wilson(19, 151);
    CHECK(std::fabs(nineteen.low - 0.0820537) < 5e-8);
    CHECK(std::fabs(nineteen.high - 0.1881676) < 5e-8);
    // Newcombe 1998, Statistics in Medicine 17:857, table I, method 3, four places.
    const std::array<std::array<double, 4>, 4> table{
        {{81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {0, 20, 0.0000, 0.1611}, {1, 29, 0.0061, 0.1718}}};
    for (const auto& [successes, n, low, high] : table) {
        CAPTURE(n);
        const auto interval = *wilson(static_cast<std::int64_t>(successes), static_cast<std::int64_t>(n));
        CHECK(std::fabs(interval.low - low) < 5.1e-5);
        CHECK(std::fabs(interval.high - high) < 5.1e-5);
    }
}

TEST_CASE("Wilson's interval mirrors when success and failure change places") {
    for (std::int64_t n = 1; n < 40; ++n) {
        for (std::int64_t k = 0; k <= n; ++k) {
            const auto there = *wilson(k, n, 0.9);
            const auto back = *wilson(n - k, n, 0.9);
            CHECK(there.low == Approx(1 - back.high).epsilon(1e-12));
            CHECK(there.low <= there.estimate);
            CHECK(there.estimate <= there.high);
        }
    }
}

TEST_CASE("no share is made of nothing or of impossible counts") {
    CHECK_FALSE(wilson(0, 0));
    CHECK_FALSE(wilson(-1, 5));
    CHECK_FALSE(wilson(6, 5));
}

TEST_CASE("the t interval gives the published paired test of the sleep data") {
    // Data set `sleep` of R (Student 1908, Biometrika 6:1): extra hours with drug 1 less those with drug 2.
    const std::array first{0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
    const std::array second{1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
    std::vector<double> difference;
    for (std::size_t i = 0; i < first.size(); ++i) difference.push_back(first[i] - second[i]);
    const auto result = *mean_interval(difference);
    CHECK(std::fabs(result.t - -4.0621277) < 5e-8);
    CHECK(result.df == 9);
    CHECK(std::fabs(result.p - 0.00283289) < 5e-9);
    CHECK(std::fabs(result.low - -2.4598858) < 5e-8);
    CHECK(std::fabs(result.high - -0.7001142) < 5e-8);
    CHECK(result.mean == Approx(-1.58));
}

TEST_CASE("the quantiles are those of the printed tables") {
    CHECK(std::fabs(normal_two_sided(0.95) - 1.959963985) < 1e-9);
    CHECK(std::fabs(normal_two_sided(0.99) - 2.575829304) < 1e-9);
    // Student's t, two-sided, three places as printed.
    CHECK(std::fabs(student_two_sided(0.95, 1) - 12.706) < 5e-4);
    CHECK(std::fabs(student_two_sided(0.95, 9) - 2.262) < 5e-4);
    CHECK(std::fabs(student_two_sided(0.99, 30) - 2.750) < 5e-4);
}

TEST_CASE("values without spread have a sure mean") {
    const std::array same{3.0, 3.0, 3.0};
    const auto result = *mean_interval(same);
    CHECK(result.low == 3);
    CHECK(result.high == 3);
    CHECK(std::isinf(result.t));
    CHECK(result.p == 0);
    const std::array none{0.0, 0.0};
    CHECK(mean_interval(none)->p == 1);
    CHECK_FALSE(mean_interval(std::array{1.0}));
}

TEST_CASE("the bootstrap is the same every time and another with another seed") {
    std::vector<double> values;
    auto random = base::seeded_random(1);
    for (int i = 0; i < 200; ++i) values.push_back(static_cast<double>(random() % 1000));
    const auto once = *bootstrap(values, Statistic::Mean);
    const auto again = *bootstrap(values, Statistic::Mean);
    CHECK(once.low == again.low);
    CHECK(once.high == again.high);
    CHECK(bootstrap(values, Statistic::Mean, {.seed = 2})->low != once.low);
    // For a mean of 200 even values the bootstrap must come close to Student's interval.
    const auto student = *mean_interval(values);
    const double width = student.high - student.low;
    CHECK(std::fabs(once.low - student.low) < 0.1 * width);
    CHECK(std::fabs(once.high - student.high) < 0.1 * width);
}

TEST_CASE("the bootstrap of a median stays among the values and holds the median") {
    const std::array values{1.0, 2.0, 3.0, 4.0, 100.0};
    const auto result = *bootstrap(values, Statistic::Median);
    CHECK(result.estimate == 3);
    // Of 3,125 samples of five from five, the share with a median of 1 is 181/3125 = 0.0579 > 0.025.
    CHECK(result.low == 1);
    CHECK(result.high == 100);
    CHECK_FALSE(bootstrap({}, Statistic::Median));
    CHECK_FALSE(bootstrap(values, Statistic::Mean, {.resamples = 0}));
}

TEST_CASE("the bootstrap draws what splitmix64 says, on every machine") {
    // Bounds worked out by an independent program in another language; reports quote such bounds, so they may not move.
    const std::array values{1.0, 2.0, 4.0, 8.0, 16.0};
    const auto result = *bootstrap(values, Statistic::Mean, {.seed = 42});
    CHECK(result.estimate == Approx(6.2));
    CHECK(result.low == Approx(2.0).epsilon(1e-12));
    CHECK(result.high == Approx(11.4).epsilon(1e-12));
}
