#pragma once

#include <array>
#include <chrono>
#include <cstdint>

namespace jobs {

/// How late promises were broken: from their due time to the commit of the entry, counted in buckets.
class Lateness {
public:
    /// The upper ends of the buckets; what took longer is in the last one, behind them.
    static constexpr std::array<std::chrono::milliseconds, 12> kUpTo{
        std::chrono::milliseconds{10},    std::chrono::milliseconds{25},     std::chrono::milliseconds{50},
        std::chrono::milliseconds{100},   std::chrono::milliseconds{250},    std::chrono::milliseconds{500},
        std::chrono::milliseconds{1000},  std::chrono::milliseconds{2500},   std::chrono::milliseconds{5000},
        std::chrono::milliseconds{30000}, std::chrono::milliseconds{300000}, std::chrono::milliseconds{3600000}};

    void add(std::chrono::microseconds late);
    std::int64_t count() const { return count_; }
    std::chrono::microseconds sum() const { return sum_; }
    /// How many were at most as late as kUpTo[bucket].
    std::int64_t at_most(std::size_t bucket) const;

private:
    std::array<std::int64_t, kUpTo.size() + 1> buckets_{};
    std::int64_t count_ = 0;
    std::chrono::microseconds sum_{0};
};

}  // namespace jobs
