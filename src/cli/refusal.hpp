#pragma once

#include "base/result.hpp"
#include "cli/console.hpp"

namespace cli {

/// Says a refusal of the field with its facts to the person, and gives the exit status for it.
int refuse(const base::Refusal& refusal, Console& console);

}  // namespace cli
