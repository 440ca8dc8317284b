#pragma once

#include <string_view>

#include "http/message.hpp"

namespace http {

/// "Not Found"; "Unknown" for a status without a name here.
std::string_view reason_phrase(int status);

/// What the server itself has to say, as RFC 9457 problem+json: {"type","title","status","code","texts":{"zh","en"}},
/// with "incident" where one is given. `code` is the stable word of the status: bad_request, not_found,
/// method_not_allowed, request_timeout, body_too_large, headers_too_large, https_needed, internal_error,
/// not_implemented, busy.
Response problem(int status, std::string_view incident = {});

/// 400 https_needed, for who speaks in the clear where TLS is spoken.
Response https_needed();

}  // namespace http
