#pragma once

#include <map>
#include <string>

#include "api/texts.hpp"
#include "base/result.hpp"
#include "http/message.hpp"

namespace api {

/// Thrown by whoever reads a request, once, with every complaint about it.
struct BadRequest {
    std::map<std::string, Complaint> fields;
    std::string detail;  ///< where the body is not JSON at all: what and at which byte
};

/// A refusal as problem+json (RFC 9457), in the caller's language. A code without a text is a bug.
http::Response problem(const base::Refusal& refusal, Language language);
http::Response problem(const BadRequest& bad, Language language);

}  // namespace api
