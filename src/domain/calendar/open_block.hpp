#pragma once

#include <cstdint>
#include <vector>

namespace calendar {

/// The opening times within one stretch of about 97 days of UTC, with running sums, so that "how much was worked before
/// this instant" and "when was this much worked" are look-ups. Microseconds count from the beginning of the block.
class OpenBlock {
public:
    static constexpr int kShift = 23;  ///< a block is 2^23 seconds
    static constexpr std::int64_t kSeconds = 1LL << kShift;
    static constexpr std::int64_t kMicros = kSeconds * 1'000'000;

    /// Seconds from the beginning of the block, half-open, after all that came before; touching ones become one.
    void append(std::int64_t from_second, std::int64_t to_second);
    /// To be called once, behind the last append.
    void seal();

    std::int64_t total_micros() const { return std::int64_t{total_} * 1'000'000; }
    /// Working time before an instant of the block; its end is allowed.
    std::int64_t worked_before(std::int64_t at) const;
    /// The earliest instant by which `worked` has passed; 0 < worked <= total.
    std::int64_t instant_of(std::int64_t worked) const;
    /// The earliest open instant from `at` on; there must be one (worked_before(at) < total).
    std::int64_t next_open(std::int64_t at) const;

    std::size_t bytes() const;

private:
    struct Open {
        std::uint32_t from;
        std::uint32_t to;
        std::uint32_t before;  ///< working seconds of the block before it
    };
    static constexpr int kTimeShift = 16;

    const Open* first_ending_after(std::int64_t second) const;

    std::vector<Open> open_;
    std::vector<std::uint32_t> by_time_;  ///< first interval that ends after the beginning of each 2^16 seconds
    std::vector<std::uint32_t> by_work_;  ///< interval in which each 2^work_shift_ working seconds begin
    std::uint32_t total_ = 0;
    int work_shift_ = 0;
};

}  // namespace calendar
