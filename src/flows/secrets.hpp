#pragma once

#include <string>
#include <string_view>

#include "base/ids.hpp"

namespace flows {

/// That many random bits (a multiple of 5) as Crockford's base32 in lower case.
std::string random_text(const base::Random& random, int bits);
/// SHA-256 in hexadecimal: what is kept of a secret that is itself random.
std::string hash_of_secret(std::string_view secret);

}  // namespace flows
