#pragma once

#include <optional>
#include <span>
#include <vector>

namespace analytics {

/// Quantile of type 7 (Hyndman & Fan 1996, The American Statistician 50:361; what R, NumPy and Excel's PERCENTILE.INC
/// give): linear between the order statistics around (n - 1) p. `p` is clamped to 0..1.
/// Nothing for no values. The values need not be sorted and may not hold NaN.
std::optional<double> quantile(std::span<const double> values, double p);

/// The same of values that are sorted already, ascending.
std::optional<double> quantile_sorted(std::span<const double> sorted, double p);

}  // namespace analytics
