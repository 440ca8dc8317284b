#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

using Hash = std::array<std::uint8_t, 32>;

/// SHA-256, FIPS 180-4.
Hash sha256(std::string_view bytes);
/// SHA-256 over the pieces one behind the other.
Hash sha256(std::string_view first, std::string_view second);

std::string to_hex(const Hash& hash);
std::string to_hex(std::string_view bytes);
/// 64 lower-case hexadecimal digits, strictly.
std::optional<Hash> hash_from_hex(std::string_view text);
/// The bytes of lower-case hexadecimal digits; nothing where there is another character or half a byte.
std::optional<std::string> bytes_from_hex(std::string_view text);

inline std::string_view as_bytes(const Hash& hash) {
    return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

}  // namespace base
