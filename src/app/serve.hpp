#pragma once

#include "app/commands.hpp"

namespace app {

/// Serves until SIGTERM or SIGINT; then finishes what was begun and returns 0.
int serve(const Command& command, cli::Console& console);

}  // namespace app
