#pragma once

#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace tables {

/// Finds the next of two characters, 64 bytes at a time: the hits of a block are kept as bits, so that short cells cost
/// a few instructions each. Reads up to 63 bytes behind `end`, which must be there.
class BreakFinder {
public:
    static constexpr std::size_t kSlack = 64;

    BreakFinder(char first, char second) : first_(first), second_(second) {}

    /// To be called whenever the bytes have moved or more have come.
    void forget() { block_ = nullptr; }

    /// The first hit in [from, end), or end.
    const char* find(const char* from, const char* end) {
        while (from < end) {
            if (block_ == nullptr || from < block_ || from >= block_ + 64) load(from);
            const auto left = hits_ & (~std::uint64_t{0} << (from - block_));
            if (left != 0) {
                const char* hit = block_ + __builtin_ctzll(left);
                return hit < end ? hit : end;
            }
            from = block_ + 64;
        }
        return end;
    }

private:
    void load(const char* from) {
        block_ = from;
        hits_ = 0;
#if defined(__SSE2__)
        const auto first = _mm_set1_epi8(first_);
        const auto second = _mm_set1_epi8(second_);
        for (int i = 0; i < 4; ++i) {
            const auto bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + 16 * i));
            const auto equal = _mm_or_si128(_mm_cmpeq_epi8(bytes, first), _mm_cmpeq_epi8(bytes, second));
            hits_ |= static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(equal))) << (16 * i);
        }
#else
        for (int i = 0; i < 64; ++i) {
            hits_ |= static_cast<std::uint64_t>(from[i] == first_ || from[i] == second_) << i;
        }
#endif
    }

    char first_;
    char second_;
    const char* block_ = nullptr;
    std::uint64_t hits_ = 0;
};

}  // namespace tables
