#pragma once

#include <string_view>

namespace http {

/// How the bytes of a body are packed.
enum class Coding { Identity, Gzip, Brotli };

/// The coding that an Accept-Encoding header (RFC 9110 section 12.5.3) weighs highest among those that are there;
/// where weights are equal Brotli goes before gzip before none. Identity where the header is absent, and also where
/// nothing that is there is accepted: plain bytes serve better than 406. A malformed weight counts as refused.
Coding best_coding(std::string_view accept_encoding, bool has_gzip, bool has_brotli);

}  // namespace http
