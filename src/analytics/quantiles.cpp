#include "analytics/quantiles.hpp"

#include <algorithm>
#include <cmath>

namespace analytics {

std::optional<double> quantile_sorted(std::span<const double> sorted, double p) {
    if (sorted.empty()) return std::nullopt;
    const double place = static_cast<double>(sorted.size() - 1) * std::clamp(p, 0.0, 1.0);
    const auto below = static_cast<std::size_t>(place);
    const double part = place - std::floor(place);
    if (part == 0) return sorted[below];
    return sorted[below] + part * (sorted[below + 1] - sorted[below]);
}

std::optional<double> quantile(std::span<const double> values, double p) {
    std::vector<double> sorted(values.begin(), values.end());
    std::sort(sorted.begin(), sorted.end());
    return quantile_sorted(sorted, p);
}

}  // namespace analytics
