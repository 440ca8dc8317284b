#include "jobs/lateness.hpp"

#include <algorithm>
#include <numeric>

namespace jobs {

void Lateness::add(std::chrono::microseconds late) {
    const auto found = std::lower_bound(kUpTo.begin(), kUpTo.end(), late);
    ++buckets_[static_cast<std::size_t>(found - kUpTo.begin())];
    ++count_;
    sum_ += late;
}

std::int64_t Lateness::at_most(std::size_t bucket) const {
    return std::accumulate(buckets_.begin(), buckets_.begin() + static_cast<std::ptrdiff_t>(bucket) + 1,
                           std::int64_t{0});
}

}  // namespace jobs
