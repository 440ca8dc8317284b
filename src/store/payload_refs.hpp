#pragma once

#include <string_view>
#include <vector>

#include "domain/cases/case.hpp"

namespace store {

/// The personal values that a payload of any entry refers to.
std::vector<cases::PersonalRef> personal_refs(std::string_view payload);

}  // namespace store
