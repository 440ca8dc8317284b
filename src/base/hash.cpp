#include "base/hash.hpp"

#include <openssl/evp.h>

#include <memory>
#include <span>

#include "base/check.hpp"

namespace base {
namespace {

constexpr char kHex[] = "0123456789abcdef";

/// One digest context a thread: making one costs more than hashing a ledger entry.
class Digest {
public:
    Digest() : context_(EVP_MD_CTX_new(), EVP_MD_CTX_free), method_(EVP_MD_fetch(nullptr, "SHA256", nullptr)) {}
    ~Digest() { EVP_MD_free(method_); }
    Digest(const Digest&) = delete;
    Digest& operator=(const Digest&) = delete;

    void begin() { CHECK(EVP_DigestInit_ex2(context_.get(), method_, nullptr) == 1); }
    void add(std::string_view bytes) { CHECK(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1); }
    Hash end() {
        Hash hash;
        unsigned size = 0;
        CHECK(EVP_DigestFinal_ex(context_.get(), hash.data(), &size) == 1 && size == hash.size());
        return hash;
    }

private:
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
    EVP_MD* method_;
};

Digest& digest() {
    thread_local Digest one;
    return one;
}

/// What each character is worth as a lower-case hexadecimal digit; 255 for all others.
constexpr auto kDigits = [] {
    std::array<std::uint8_t, 256> worth{};
    worth.fill(255);
    for (std::uint8_t i = 0; i < 16; ++i) worth[static_cast<unsigned char>(kHex[i])] = i;
    return worth;
}();

/// Fills `bytes` from twice as many digits; false where one is none. Verifying a ledger spends much of its time here.
bool read_hex(std::string_view digits, std::span<std::uint8_t> bytes) {
    unsigned seen = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const unsigned high = kDigits[static_cast<unsigned char>(digits[2 * i])];
        const unsigned low = kDigits[static_cast<unsigned char>(digits[2 * i + 1])];
        seen |= high | low;
        bytes[i] = static_cast<std::uint8_t>(high << 4 | low);
    }
    return seen < 16;
}

}  // namespace

Hash sha256(std::string_view bytes) {
    return sha256(bytes, {});
}

Hash sha256(std::string_view first, std::string_view second) {
    auto& one = digest();
    one.begin();
    one.add(first);
    if (!second.empty()) one.add(second);
    return one.end();
}

std::string to_hex(const Hash& hash) {
    return to_hex(as_bytes(hash));
}

std::string to_hex(std::string_view bytes) {
    std::string text(bytes.size() * 2, '0');
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        text[2 * i] = kHex[byte >> 4];
        text[2 * i + 1] = kHex[byte & 15];
    }
    return text;
}

std::optional<std::string> bytes_from_hex(std::string_view text) {
    if (text.size() % 2 != 0) return std::nullopt;
    std::string bytes(text.size() / 2, '\0');
    if (!read_hex(text, {reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()})) return std::nullopt;
    return bytes;
}

std::optional<Hash> hash_from_hex(std::string_view text) {
    Hash hash;
    if (text.size() != 2 * hash.size() || !read_hex(text, hash)) return std::nullopt;
    return hash;
}

}  // namespace base
