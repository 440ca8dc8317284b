#pragma once

#include <string_view>

namespace base {

/// The log, to standard error: what happened in one sentence, and the detail that never reaches a client.
void log_info(std::string_view what, std::string_view detail = {});
void log_error(std::string_view what, std::string_view detail = {});

}  // namespace base
