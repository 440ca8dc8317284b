#pragma once

#include <array>
#include <functional>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "lens/columns.hpp"
#include "lens/duck.hpp"

namespace lens {

/// How far local time is ahead of UTC at an instant, both in microseconds; the organisation's zone.
using Offset = std::function<std::int64_t(std::int64_t utc_micros)>;

constexpr std::int64_t kUnknown = std::numeric_limits<std::int64_t>::min();

/// How a deadline promise stands on a case that has no columns of its own in the narrow row.
struct PromiseFact {
    std::int64_t promise = 0;  ///< the number of its id among the words
    std::int64_t due_at = kUnknown;
    std::int64_t kept = kUnknown;  ///< 1 or 0 once it is decided
};

/// The narrow row of one case, and the rows of its further promises.
struct CaseFact {
    duck::Wide case_id;
    std::optional<duck::Wide> rework_of;
    std::array<std::int64_t, kCellCount> cells;
    std::vector<PromiseFact> promises = {};
};

/// Fills in what follows from the stored columns: lengths, flags and the calendar of the events. `reworked_us` is set
/// when all rows are there.
void derive(CaseFact& fact, const Offset& offset);

/// The 128 bits of an id of 26 characters of base32; anything else is a base::Failure, because ids are made by us.
duck::Wide wide_of(std::string_view id);
std::string id_of(const duck::Wide& wide);

}  // namespace lens
