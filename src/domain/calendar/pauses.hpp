#pragma once

#include <vector>

#include "base/time.hpp"

namespace calendar {

/// A stretch of time during which the clock of a promise stands still, half-open.
struct Pause {
    base::Instant from_at;
    base::Instant to_at;

    bool operator==(const Pause&) const = default;
};

/// Pauses in order, none touching another. What lay in two pauses counts as paused once.
class Pauses {
public:
    Pauses() = default;
    /// In any order, overlapping or not; empty ones vanish. Throws base::BadInput where one ends before it begins.
    explicit Pauses(std::vector<Pause> pauses);

    auto begin() const { return pauses_.begin(); }
    auto end() const { return pauses_.end(); }
    bool empty() const { return pauses_.empty(); }

private:
    std::vector<Pause> pauses_;
};

}  // namespace calendar
