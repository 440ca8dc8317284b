#include "analytics/intervals.hpp"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>

#include "analytics/quantiles.hpp"
#include "base/check.hpp"
#include "base/ids.hpp"

namespace analytics {

double normal_two_sided(double confidence) {
    CHECK(confidence > 0 && confidence < 1);
    return boost::math::quantile(boost::math::complement(boost::math::normal{}, (1 - confidence) / 2));
}

double student_two_sided(double confidence, double df) {
    CHECK(confidence > 0 && confidence < 1 && df > 0);
    return boost::math::quantile(boost::math::complement(boost::math::students_t{df}, (1 - confidence) / 2));
}

std::optional<Interval> wilson(std::int64_t successes, std::int64_t n, double confidence) {
    if (n <= 0 || successes < 0 || successes > n) return std::nullopt;
    const double z2 = std::pow(normal_two_sided(confidence), 2);
    const auto count = static_cast<double>(n);
    const double share = static_cast<double>(successes) / count;
    const double middle = share + z2 / (2 * count);
    const double reach = std::sqrt(z2 * (share * (1 - share) + z2 / (4 * count)) / count);
    const double scale = 1 + z2 / count;
    // Rounding would leave a hair's breadth at the ends, where the bound is exactly 0 or 1.
    return Interval{.estimate = share,
                    .low = successes == 0 ? 0 : std::max(0.0, (middle - reach) / scale),
                    .high = successes == n ? 1 : std::min(1.0, (middle + reach) / scale)};
}

namespace {

double mean_of(std::span<const double> values) {
    double total = 0;
    for (const double value : values) total += value;
    return total / static_cast<double>(values.size());
}

}  // namespace

std::optional<MeanInterval> mean_interval(std::span<const double> values, double confidence) {
    if (values.size() < 2) return std::nullopt;
    MeanInterval out;
    out.n = static_cast<std::int64_t>(values.size());
    out.df = static_cast<double>(out.n - 1);
    out.mean = mean_of(values);
    double squares = 0;
    for (const double value : values) squares += (value - out.mean) * (value - out.mean);
    out.sd = std::sqrt(squares / out.df);
    const double error = out.sd / std::sqrt(static_cast<double>(out.n));
    const double reach = student_two_sided(confidence, out.df) * error;
    out.low = out.mean - reach;
    out.high = out.mean + reach;
    if (error > 0) {
        out.t = out.mean / error;
        out.p = std::min(
            1.0, 2 * boost::math::cdf(boost::math::complement(boost::math::students_t{out.df}, std::fabs(out.t))));
    } else if (out.mean != 0) {
        out.t = std::copysign(std::numeric_limits<double>::infinity(), out.mean);
        out.p = 0;
    }
    return out;
}

std::optional<Interval> bootstrap(std::span<const double> values, Statistic statistic, const Resampling& how) {
    if (values.empty() || how.resamples <= 0) return std::nullopt;
    CHECK(values.size() < (std::uint64_t{1} << 32));
    const auto measure = [&](std::span<double> drawn) {
        if (statistic == Statistic::Mean) return mean_of(drawn);
        std::sort(drawn.begin(), drawn.end());
        return *quantile_sorted(drawn, 0.5);
    };
    auto random = base::seeded_random(how.seed);
    std::vector<double> drawn(values.begin(), values.end());
    const double estimate = measure(drawn);
    std::vector<double> results(static_cast<std::size_t>(how.resamples));
    for (auto& result : results) {
        for (auto& value : drawn) value = values[(random() >> 32) * values.size() >> 32];
        result = measure(drawn);
    }
    std::sort(results.begin(), results.end());
    const double tail = (1 - how.confidence) / 2;
    return Interval{estimate, *quantile_sorted(results, tail), *quantile_sorted(results, 1 - tail)};
}

}  // namespace analytics
