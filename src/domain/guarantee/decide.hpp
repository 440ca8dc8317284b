#pragma once

#include "domain/guarantee/matter.hpp"

namespace guarantee {

/// Decides one program on facts: pure and total. `facts` is changed: what the book presumes and what is counted is put
/// in. `ruling` is written over; its memory is used again.
///
/// Sure remedies stand in `entitled`; `possible` are those that what is not known may still give. What is known only
/// from memory (confidence C) decides nothing and is named in `unverified`.
void decide(const Matter& matter, Ruling& ruling);

}  // namespace guarantee
