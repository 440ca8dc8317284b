#pragma once

#include <string>
#include <string_view>

#include "domain/fees/schedule.hpp"

namespace fees {

/// Reads a book of rulebooks/fees: words {id, title, source, note, classes, items, stacking, inspection, over_list}.
/// Prices stand there in yuan. Strict, every complaint with line and column: an undeclared word, a doubled item, a
/// class that is not declared, a kind in two stacking groups, an item without a price, prices of which two are equally
/// good for somebody and differ in nothing but the amount.
Schedule read_schedule(std::string_view yaml, const std::string& file);

}  // namespace fees
