#pragma once

#include <string>

#include "flows/demo/dice.hpp"

namespace flows::demo {

/// A Chinese name put together by chance; nobody in particular.
std::string make_name(Dice& dice);
/// Eleven digits in the form of a mobile number, of a range that is not given to people.
std::string make_mobile(Dice& dice);

}  // namespace flows::demo
