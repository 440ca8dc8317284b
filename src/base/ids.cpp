#include "base/ids.hpp"

#include <sodium.h>

#include <memory>

namespace base {
namespace {

constexpr char kAlphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::uint64_t kLowMask = (std::uint64_t{1} << 62) - 1;

/// 128 bits as 26 characters of five bits, the first of them holding three.
std::string base32(std::uint64_t high, std::uint64_t low) {
    std::string text(26, '0');
    for (int i = 25; i >= 0; --i) {
        text[static_cast<std::size_t>(i)] = kAlphabet[low & 31];
        low = low >> 5 | high << 59;
        high >>= 5;
    }
    return text;
}

}  // namespace

Random secure_random() {
    return [] {
        std::uint64_t bits = 0;
        randombytes_buf(&bits, sizeof bits);
        return bits;
    };
}

Random seeded_random(std::uint64_t seed) {
    return [seed]() mutable {
        std::uint64_t z = (seed += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    };
}

Random for_many_threads(Random random) {
    struct Shared {
        std::mutex mutex;
        Random random;
    };
    auto shared = std::make_shared<Shared>();
    shared->random = std::move(random);
    return [shared] {
        const std::lock_guard lock{shared->mutex};
        return shared->random();
    };
}

std::string Ids::next(Instant now) {
    const std::lock_guard lock{mutex_};
    const auto millis =
        static_cast<std::uint64_t>(std::chrono::floor<std::chrono::milliseconds>(now).time_since_epoch().count());
    if (millis > last_millis_) {
        last_millis_ = millis;
        const auto bits = random_();
        high_ = bits & 0xfff;
        low_ = random_() & (kLowMask >> 1);  // the top bit is room to count up in
    } else if (++low_ > kLowMask) {
        low_ = 0;
        if (++high_ > 0xfff) {
            high_ = 0;
            ++last_millis_;
        }
    }
    return base32(last_millis_ << 16 | 0x7000 | high_, std::uint64_t{2} << 62 | low_);
}

bool is_id(std::string_view text) {
    if (text.size() != 26) return false;
    return text.find_first_not_of(kAlphabet) == std::string_view::npos;
}

}  // namespace base
