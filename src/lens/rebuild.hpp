#pragma once

#include "lens/source.hpp"

namespace lens {

/// Fills an empty `case_facts` with every case of the source, within the caller's transaction. Reading and writing run
/// side by side.
void load_all(const duck::Connection& connection, Source& source);

}  // namespace lens
