#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.hpp"

namespace base {

/// Fills with random bits. Given, not global, so that tests and the demo company are the same every time.
using Random = std::function<std::uint64_t()>;

/// Cryptographic random bits, for everything that is not a test or a demo.
Random secure_random();
/// The same bits for the same seed, on every machine (splitmix64). Never for secrets.
Random seeded_random(std::uint64_t seed);

/// The same bits, also where several threads ask.
Random for_many_threads(Random random);

/// Makes ids: UUIDv7 (RFC 9562) as 26 characters of Crockford's base32 in lower case. They sort by time, and two from
/// one source never go backwards: within a millisecond, or when the clock steps back, the random part counts up.
/// May be asked by several threads.
class Ids {
public:
    explicit Ids(Random random) : random_(std::move(random)) {}
    std::string next(Instant now);

private:
    std::mutex mutex_;
    Random random_;
    std::uint64_t last_millis_ = 0;
    std::uint64_t high_ = 0;  ///< 12 random bits of the first half
    std::uint64_t low_ = 0;   ///< 62 random bits of the second half
};

/// The 128 bits of an id, for tables that hold very many.
struct IdBits {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    bool operator==(const IdBits&) const = default;
};
/// Nothing for what is no id of 128 bits.
std::optional<IdBits> id_bits(std::string_view text);
std::string id_text(const IdBits& bits);

/// True for 26 characters of the alphabet; says nothing of whether such a row exists.
bool is_id(std::string_view text);

}  // namespace base
