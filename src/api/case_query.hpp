#pragma once

#include "flows/list_cases.hpp"
#include "http/message.hpp"

namespace api {

/// Reads which cases a list is of: kind, state, outlet, person, q, late, limit, cursor. Throws BadRequest.
flows::ListCases read_case_list(const http::Request& request);
/// The same from the query alone, as a page has it in its address: "state=open&kind=repair". Throws BadRequest, which
/// names the field `query` where it is malformed.
flows::ListCases read_case_query(const std::string& query);

}  // namespace api
