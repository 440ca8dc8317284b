#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

#include "base/result.hpp"
#include "domain/calendar/open_block.hpp"
#include "domain/calendar/pauses.hpp"
#include "domain/calendar/working_calendar.hpp"

namespace calendar {

/// A working calendar made ready to be counted with. The first call walks through the days, because a calendar may be
/// asked no more than once; from the second on, opening times are worked out in blocks of about 97 days when they are
/// first needed, and kept for the years 1970 to 2100: a call over a year then takes some tens of nanoseconds. Safe to
/// use from several threads at once.
class Clock {
public:
    /// No working time was found for this long: the calendar is taken to have none.
    static constexpr std::chrono::microseconds kPatience{std::chrono::years{10}};

    /// The calendar needs a zone.
    explicit Clock(WorkingCalendar calendar);
    ~Clock();
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;

    const WorkingCalendar& calendar() const { return calendar_; }

    /// The earliest instant by which that many seconds of unpaused working time have passed since `from`; with 0, the
    /// earliest open, unpaused instant from `from` on. Refused, in this order: `negative_seconds`; `no_working_time`
    /// where 10 years bring none, or the year 9999 ends.
    base::Result<base::Instant> add(base::Instant from, std::int64_t seconds, const Pauses& pauses = {}) const;
    /// Unpaused working time from `from` to `to`; negative where `to` is before `from`.
    std::chrono::microseconds between(base::Instant from, base::Instant to, const Pauses& pauses = {}) const;

    /// What the kept blocks take, for who keeps many clocks.
    std::size_t bytes() const { return sizeof *this + bytes_.load(std::memory_order_relaxed); }

private:
    class BlockSearch;
    class WalkSearch;
    static constexpr std::int64_t kBlocksKept = 494;  // 1970 to spring 2101
    using Blocks = std::array<std::atomic<const OpenBlock*>, kBlocksKept>;

    bool is_first_call() const;
    template <typename Search>
    base::Result<base::Instant> search(base::Instant from, std::int64_t seconds, const Pauses& pauses) const;
    Blocks& blocks() const;
    const OpenBlock& block(std::int64_t number, OpenBlock& spare) const;
    OpenBlock build(std::int64_t number) const;
    std::int64_t worked(std::int64_t from, std::int64_t to) const;
    std::int64_t walked(std::int64_t from, std::int64_t to) const;

    WorkingCalendar calendar_;
    std::vector<std::pair<std::int32_t, const DayHours*>> own_days_;  ///< days since 1970 that do not follow the week
    mutable std::atomic<bool> was_asked_ = false;
    mutable std::atomic<Blocks*> blocks_ = nullptr;
    mutable std::mutex building_;
    mutable std::atomic<std::size_t> bytes_{0};
};

}  // namespace calendar
