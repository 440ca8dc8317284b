#pragma once

#include <string>
#include <string_view>

namespace base {

/// Argon2id with two passes over 19 MiB (OWASP's recommendation) and a salt of its own, as the text that libsodium
/// writes. Takes some tens of milliseconds: neither for the writer's thread nor for the one that answers reads.
std::string hash_password(std::string_view password);
/// True where the password made this hash. A hash that is none fits nothing.
bool fits_password(std::string_view hash, std::string_view password);
/// True for equal texts; takes the same time wherever they differ.
bool same_secret(std::string_view a, std::string_view b);

}  // namespace base
