#pragma once

#include <optional>
#include <span>
#include <vector>

#include "flows/demo/matter.hpp"

namespace flows::demo {

/// A case of the last days that is put there on purpose, so that whoever looks finds every state.
struct Planted {
    std::chrono::minutes before_end;
    Halt halt;
    bool emergency;
};
/// The first `count` of them, most needed first; no more than there are.
std::span<const Planted> planted(std::int64_t cases);

/// What comes from outside, in the order of time: units that are sold, cases that are opened. Holds one day at a time.
class Agenda {
public:
    struct Item {
        base::Instant at;
        std::int64_t unit = -1;            ///< sold, where not negative
        const Planted* planted = nullptr;  ///< opened on purpose
    };
    Agenda(const Scene& scene, std::int64_t cases);

    /// Nothing where the story has ended.
    std::optional<Item> next() const;
    void take();

private:
    struct Opening {
        base::Instant at;
        const Planted* planted;
    };
    void fill_day();
    void skip_empty_days();

    const Scene& scene_;
    std::span<const Planted> planted_;
    int day_ = 0;
    std::int64_t next_unit_ = 0;
    std::vector<Opening> openings_;
    std::size_t next_opening_ = 0;
};

}  // namespace flows::demo
