#include "http/token_buckets.hpp"

#include <algorithm>
#include <cmath>

namespace http {

std::optional<std::chrono::seconds> TokenBuckets::take(std::string_view key, Time now) {
    if (rate_.per_second <= 0) return std::nullopt;
    const std::lock_guard lock{mutex_};
    auto found = buckets_.find(std::string{key});
    if (found == buckets_.end()) {
        if (buckets_.size() >= kept_max_) make_room(now);
        found = buckets_.emplace(std::string{key}, Bucket{rate_.burst, now}).first;
    }
    auto& bucket = found->second;
    bucket.tokens = filled(bucket, now);
    bucket.at = now;
    if (bucket.tokens >= 1) {
        bucket.tokens -= 1;
        return std::nullopt;
    }
    const auto wait = std::ceil((1 - bucket.tokens) / rate_.per_second);
    return std::chrono::seconds{std::max(std::int64_t{1}, static_cast<std::int64_t>(wait))};
}

/// A clock that is set back refills nothing and takes nothing.
double TokenBuckets::filled(const Bucket& bucket, Time now) const {
    const auto passed = std::max(0.0, std::chrono::duration<double>(now - bucket.at).count());
    return std::min(rate_.burst, bucket.tokens + passed * rate_.per_second);
}

/// A full bucket says nothing. Where keys without end keep all of them in use, everybody begins anew.
void TokenBuckets::make_room(Time now) {
    std::erase_if(buckets_, [&](const auto& one) { return filled(one.second, now) >= rate_.burst; });
    if (buckets_.size() >= kept_max_) buckets_.clear();
}

}  // namespace http
