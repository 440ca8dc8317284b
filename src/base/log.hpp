#pragma once

#include <initializer_list>
#include <string_view>
#include <utility>

namespace base {

/// The log, to standard error, a JSON object a line: {"at","level","what","detail", ...}. `what` is what happened in
/// one sentence, `detail` what never reaches a client; further words follow as they are given. Nothing personal and no
/// text of a search belongs here.
using LogWords = std::initializer_list<std::pair<std::string_view, std::string_view>>;
void log_debug(std::string_view what, LogWords words = {});
void log_info(std::string_view what, std::string_view detail = {}, LogWords words = {});
void log_error(std::string_view what, std::string_view detail = {}, LogWords words = {});

/// Passes over what is below "debug", "info" or "error"; "info" at first.
void set_log_level(std::string_view level);
bool logs_debug();

}  // namespace base
