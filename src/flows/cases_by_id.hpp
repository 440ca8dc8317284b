#pragma once

#include <vector>

#include "flows/context.hpp"

namespace flows {

/// The cases of these ids, in their order; an unknown one is passed over.
std::vector<cases::Case> cases_by_id(Context& context, const std::vector<std::string>& case_ids);

}  // namespace flows
