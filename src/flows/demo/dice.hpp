#pragma once

#include <bit>
#include <cstdint>
#include <iterator>
#include <span>

namespace flows::demo {

/// One number out of several, well stirred (splitmix64).
constexpr std::uint64_t stir(std::uint64_t seed, std::uint64_t salt) {
    std::uint64_t z = (seed ^ (salt * 0xd1342543de82ef95ULL)) + 0x9e3779b97f4a7c15ULL;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

/// Chance in whole numbers, so that every machine throws the same. What belongs to one thing (a unit, a case) is thrown
/// with dice of its own, made from the seed and the thing's number: then it does not matter in which order one asks.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    Dice(std::uint64_t seed, std::uint64_t topic, std::int64_t number)
        : state_(stir(stir(seed, topic), static_cast<std::uint64_t>(number))) {}

    std::uint64_t next() { return stir(state_ += 0x9e3779b97f4a7c15ULL, 0); }
    /// 0 to n - 1.
    std::int64_t below(std::int64_t n) { return static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(n)); }
    /// low to high, both possible.
    std::int64_t between(std::int64_t low, std::int64_t high) { return low + below(high - low + 1); }
    bool permille(std::int64_t chance) { return below(1000) < chance; }
    /// Mostly small, sometimes several times the mean: close to an exponential distribution.
    std::int64_t skewed(std::int64_t mean) {
        const auto halvings = std::countl_zero(next() | 1);
        return (halvings * 1000 + below(1000)) * mean / 1500;
    }
    template <typename Things>
    const auto& pick(const Things& things) {
        return *std::next(std::begin(things), below(static_cast<std::int64_t>(std::size(things))));
    }
    /// The place of one of the weights, as often as its share.
    std::size_t weighted(std::span<const int> weights) {
        std::int64_t sum = 0;
        for (const auto weight : weights) sum += weight;
        auto left = below(sum);
        std::size_t i = 0;
        while (left >= weights[i]) left -= weights[i++];
        return i;
    }

private:
    std::uint64_t state_;
};

}  // namespace flows::demo
