#pragma once

#include <functional>
#include <string_view>

namespace cli {

/// Where a command speaks: data to `out`, messages for people to `err`. A command that the running server executes for
/// a terminal elsewhere speaks through it just the same.
struct Console {
    std::function<void(std::string_view)> out;
    std::function<void(std::string_view)> err;
    bool shows_progress = false;  ///< a person watches
};

/// Exit statuses of every command.
inline constexpr int kDone = 0;
inline constexpr int kRefused = 1;  ///< the field refuses, or something did not hold
inline constexpr int kBadUse = 2;
inline constexpr int kFailed = 3;

}  // namespace cli
