#pragma once

#include <string>
#include <string_view>

namespace flows {

/// True for the personal values that are only shown masked: names and numbers. What people wrote is shown as it is.
bool is_masked_field(std::string_view field);
/// "李**", "138****8000": enough to know a customer by, not enough to call him.
std::string mask(std::string_view field, std::string_view value);

}  // namespace flows
