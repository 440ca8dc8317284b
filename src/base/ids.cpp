#include "base/ids.hpp"

#include <sodium.h>

#include <array>
#include <memory>
#include <utility>

namespace base {
namespace {

constexpr char kAlphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::uint64_t kLowMask = (std::uint64_t{1} << 62) - 1;

/// The value of every byte as a digit; -1 where it is none.
constexpr auto kDigits = [] {
    std::array<std::int8_t, 256> digits{};
    digits.fill(-1);
    for (std::int8_t i = 0; i < 32; ++i) digits[static_cast<unsigned char>(kAlphabet[i])] = i;
    return digits;
}();

/// Every draw from the system is a call into the kernel, so each thread draws many at once.
std::uint64_t draw_secure() {
    constexpr std::size_t kDrawn = 64;
    thread_local std::array<std::uint64_t, kDrawn> drawn;
    thread_local std::size_t left = 0;
    if (left == 0) {
        randombytes_buf(drawn.data(), sizeof drawn);
        left = kDrawn;
    }
    return std::exchange(drawn[--left], 0);
}

}  // namespace

Random secure_random() {
    return draw_secure;
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
    return id_text({last_millis_ << 16 | 0x7000 | high_, std::uint64_t{2} << 62 | low_});
}

std::optional<IdBits> id_bits(std::string_view text) {
    if (text.size() != 26 || text[0] > '7') return std::nullopt;
    IdBits bits;
    for (const char c : text) {
        const auto digit = kDigits[static_cast<unsigned char>(c)];
        if (digit < 0) return std::nullopt;
        bits.high = bits.high << 5 | bits.low >> 59;
        bits.low = bits.low << 5 | static_cast<std::uint64_t>(digit);
    }
    return bits;
}

std::string id_text(const IdBits& bits) {
    std::string text(26, '0');
    auto rest = bits;
    for (std::size_t i = 26; i-- > 0;) {
        text[i] = kAlphabet[rest.low & 31];
        rest.low = rest.low >> 5 | rest.high << 59;
        rest.high >>= 5;
    }
    return text;
}

bool is_id(std::string_view text) {
    if (text.size() != 26) return false;
    return text.find_first_not_of(kAlphabet) == std::string_view::npos;
}

}  // namespace base
