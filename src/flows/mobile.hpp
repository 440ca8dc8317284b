#pragma once

#include <string>
#include <string_view>

namespace flows {

/// Digits only, without a country's 86 in front.
std::string plain_mobile(std::string_view text);
bool is_mobile(std::string_view text);

}  // namespace flows
