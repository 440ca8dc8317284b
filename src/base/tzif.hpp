#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace base {

/// What a file of the Time Zone Information Format says, before its footer is continued. RFC 9636, section 3.
struct Tzif {
    std::int32_t offset_before = 0;  ///< seconds east of UTC before the first change
    std::vector<std::pair<std::int64_t, std::int32_t>>
        changes;         ///< instant in seconds UTC, offset from there on; ascending
    std::string footer;  ///< a POSIX zone, or empty
};

/// Throws base::BadInput for bytes that are no such file of version 2 or later, that are cut short, whose changes are
/// not in order, whose offsets lie beyond 26 hours, and for files that count leap seconds.
Tzif read_tzif(std::string_view bytes, const std::string& where);

}  // namespace base
