#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace http {

/// Percent-decodes (RFC 3986 section 2.1). Nothing where a '%' is not followed by two hexadecimal digits, or where the
/// result is not UTF-8 or holds a NUL. '+' stays as it is.
std::optional<std::string> percent_decode(std::string_view text);

/// "a=1&b=&c" as pairs, in order, percent-decoded, '+' as a space; empty pieces are passed over.
/// Also reads application/x-www-form-urlencoded bodies. Nothing where one piece is malformed.
std::optional<Pairs> parse_query(std::string_view text);

/// Fills target, path and query from a request target in origin form ("/a?b"), absolute form ("http://host/a?b") or,
/// for OPTIONS, "*". False, with the request half filled, where it is none of these or malformed.
bool set_target(Request& request, std::string_view target);

/// The path of the target as sent, not decoded: '/' inside a segment is still "%2F".
std::string_view raw_path(const Request& request);

}  // namespace http
