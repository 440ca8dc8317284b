#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace http {

/// How often something may be done: so many a second in the long run, so many at once.
struct Rate {
    double per_second = 0;  ///< 0: as often as one likes
    double burst = 0;
};

/// A token bucket for each key, in memory: it holds `burst`, is refilled at `per_second`, and what is done takes one
/// out. Safe to use from several threads at once.
class TokenBuckets {
public:
    using Time = std::chrono::sys_time<std::chrono::microseconds>;

    explicit TokenBuckets(Rate rate, std::size_t kept_max = 100'000) : rate_(rate), kept_max_(kept_max) {}

    /// Nothing where it may be done; else after how many seconds it may be, at least one.
    std::optional<std::chrono::seconds> take(std::string_view key, Time now);

private:
    struct Bucket {
        double tokens;
        Time at;
    };
    double filled(const Bucket& bucket, Time now) const;
    void make_room(Time now);

    const Rate rate_;
    const std::size_t kept_max_;
    std::mutex mutex_;
    std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace http
