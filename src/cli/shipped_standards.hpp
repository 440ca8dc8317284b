#pragma once

#include <string_view>

#include "domain/rating/standard_book.hpp"

namespace cli {

/// The standard's book of that id among those in the binary, read once and kept; nullptr where there is none.
const rating::StandardBook* shipped_standard(std::string_view id);

}  // namespace cli
