#pragma once

#include <optional>

#include "flows/answer_once.hpp"
#include "flows/authenticate.hpp"
#include "http/message.hpp"

namespace api {

/// The cookie of a session.
constexpr std::string_view kSessionCookie = "fivestar_session";

/// What a request brought along to say who sends it. An Authorization header that is not a bearer's is a token that
/// opens nothing.
flows::Credentials credentials_of(const http::Request& request);

/// The Idempotency-Key of a POST, with what it is good for. Throws BadRequest where it is longer than 200 bytes or not
/// of printable ASCII.
std::optional<flows::Once> once_of(const http::Request& request, const std::string& caller, const std::string& route);

/// "\"17-ab12\"" or "17": the revision of the case that the sender has seen. Nothing without an If-Match, or with
/// "*"; throws BadRequest for anything else.
std::optional<std::int64_t> if_match_of(const http::Request& request);

/// The last entry that a page has heard of: Last-Event-ID, which a browser sends when it comes back, or else the query
/// parameter last_event_id. Throws BadRequest where it is no number from 0 on.
std::optional<std::int64_t> last_event_id_of(const http::Request& request);

}  // namespace api
