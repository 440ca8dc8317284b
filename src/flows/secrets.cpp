#include "flows/secrets.hpp"

#include "base/hash.hpp"

namespace flows {

std::string random_text(const base::Random& random, int bits) {
    constexpr std::string_view kAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    constexpr int kCharactersInWord = 12;  // 60 of its 64 bits
    std::string text;
    std::uint64_t word = 0;
    for (int i = 0; i < bits / 5; ++i) {
        word = i % kCharactersInWord == 0 ? random() : word >> 5;
        text += kAlphabet[word & 31];
    }
    return text;
}

std::string hash_of_secret(std::string_view secret) {
    return base::to_hex(base::sha256(secret));
}

}  // namespace flows
