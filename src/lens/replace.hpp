#pragma once

#include <span>
#include <string>

#include "lens/case_fact.hpp"

namespace lens {

/// Puts `facts` in the place of the rows of these cases, within the caller's transaction; a case without a fact goes.
/// Cases that the old or the new rows redo get their `reworked_us` anew.
void replace(const duck::Connection& connection, std::span<const std::string> case_ids,
             std::span<const CaseFact> facts);

}  // namespace lens
