#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace analytics {

/// A figure and how sure it is: the two-sided interval at the confidence asked for.
struct Interval {
    double estimate = 0;
    double low = 0;
    double high = 0;
};

/// Share of `successes` among `n`, with Wilson's score interval without continuity correction (Wilson 1927, JASA
/// 22:209; Newcombe 1998 method 3). Stays within 0..1 and is honest for 0 and for n of `n`, where the usual formula
/// claims certainty. Nothing for n = 0 or where successes are not within 0..n.
std::optional<Interval> wilson(std::int64_t successes, std::int64_t n, double confidence = 0.95);

/// A mean with Student's t: the interval of the mean, and the test that the true mean is zero. For pairs, give the
/// differences.
struct MeanInterval {
    std::int64_t n = 0;
    double mean = 0;
    double sd = 0;  ///< sample standard deviation, divisor n - 1
    double low = 0;
    double high = 0;
    double t = 0;  ///< infinite, with p = 0, where all values are one and not zero; 0, with p = 1, where all are zero
    double df = 0;
    double p = 1;  ///< two-sided
};

/// Nothing for fewer than two values: one value says nothing about spread.
std::optional<MeanInterval> mean_interval(std::span<const double> values, double confidence = 0.95);

enum class Statistic { Mean, Median };

/// Percentile bootstrap (Efron 1979, Annals of Statistics 7:1) of a mean or a median: `resamples` drawings with
/// replacement, bounds by the type 7 quantile. The same values, seed and order give the same bounds on every machine.
/// Takes resamples x n steps; nothing for no values or no resamples.
struct Resampling {
    std::uint64_t seed = 20111230;
    int resamples = 2000;
    double confidence = 0.95;
};
std::optional<Interval> bootstrap(std::span<const double> values, Statistic statistic, const Resampling& how = {});

/// The z with `confidence` of the standard normal distribution between -z and z: 1.959964 for 0.95.
double normal_two_sided(double confidence);
/// The same of Student's t with `df` degrees of freedom: 2.262157 for 0.95 and 9.
double student_two_sided(double confidence, double df);

}  // namespace analytics
