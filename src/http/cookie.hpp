#pragma once

#include <optional>
#include <string_view>

namespace http {

/// The first value of a name in a Cookie header (RFC 6265 section 4.2.1), without the quotes it may stand in.
/// Pieces without '=' are passed over; names are case-sensitive.
std::optional<std::string_view> find_cookie(std::string_view header, std::string_view name);

}  // namespace http
