#include "domain/calendar/clock.hpp"

#include <algorithm>
#include <optional>

#include "base/check.hpp"
#include "domain/calendar/local_days.hpp"
#include "domain/calendar/open_walk.hpp"

namespace calendar {
namespace {

constexpr std::int64_t kMicro = 1'000'000;
constexpr std::int64_t kWeek = 7 * 86'400 * kMicro;
constexpr std::int64_t kEndOfTime = 253402300799 * kMicro;  // 9999-12-31T23:59:59Z
constexpr std::int64_t kSecondsMost = 320'000'000'000;      // more than there are in the years 1 to 9999

std::int64_t block_of(std::int64_t micros) {
    return (micros >= 0 ? micros : micros - (OpenBlock::kMicros - 1)) / OpenBlock::kMicros;
}

base::Refusal none_from(base::Instant from) {
    return {"no_working_time", {{"from", base::to_rfc3339(from)}}};
}

std::size_t weekday_of(std::int32_t day) {
    return static_cast<std::size_t>(((day + 3) % 7 + 7) % 7);  // 1970-01-01 was a Thursday
}

}  // namespace

Clock::Clock(WorkingCalendar calendar) : calendar_(std::move(calendar)) {
    CHECK(calendar_.zone != nullptr);
    const auto add_own_day = [&](base::Date day) {
        const auto number = std::chrono::sys_days{day}.time_since_epoch().count();
        own_days_.emplace_back(static_cast<std::int32_t>(number), &calendar_.hours_on(day));
    };
    for (const auto& [day, name] : calendar_.holidays) add_own_day(day);
    for (const auto& [day, hours] : calendar_.workdays) {
        if (!calendar_.holidays.contains(day)) add_own_day(day);
    }
    std::sort(own_days_.begin(), own_days_.end());
}

Clock::~Clock() {
    auto* const blocks = blocks_.load(std::memory_order_relaxed);
    if (blocks == nullptr) return;
    for (const auto& block : *blocks) delete block.load(std::memory_order_relaxed);
    delete blocks;
}

bool Clock::is_first_call() const {
    return !was_asked_.load(std::memory_order_relaxed) && !was_asked_.exchange(true, std::memory_order_relaxed);
}

Clock::Blocks& Clock::blocks() const {
    if (auto* const kept = blocks_.load(std::memory_order_acquire)) [[likely]]
        return *kept;
    const std::lock_guard lock{building_};
    if (auto* const kept = blocks_.load(std::memory_order_relaxed)) return *kept;
    auto* const made = new Blocks{};
    bytes_.fetch_add(sizeof *made, std::memory_order_relaxed);
    blocks_.store(made, std::memory_order_release);
    return *made;
}

OpenBlock Clock::build(std::int64_t number) const {
    OpenBlock block;
    const auto begin = number * OpenBlock::kSeconds;
    auto own = own_days_.begin();
    each_local_stretch(*calendar_.zone, begin, begin + OpenBlock::kSeconds, [&](const LocalStretch& stretch) {
        const auto before = [](const auto& entry, std::int32_t day) { return entry.first < day; };
        // Days come in order but where the clock is set back over midnight.
        const bool behind = own != own_days_.begin() && (own - 1)->first >= stretch.day;
        if (behind || (own != own_days_.end() && own->first < stretch.day)) {
            own = std::lower_bound(own_days_.begin(), own_days_.end(), stretch.day, before);
        }
        const bool follows_week = own == own_days_.end() || own->first != stretch.day;
        for (const auto& hours : follows_week ? calendar_.week[weekday_of(stretch.day)] : *own->second) {
            const auto from = std::max(stretch.from, stretch.midnight() + hours.from_second);
            const auto to = std::min(stretch.to, stretch.midnight() + hours.to_second);
            if (from < to) block.append(from - begin, to - begin);
        }
    });
    block.seal();
    return block;
}

const OpenBlock& Clock::block(std::int64_t number, OpenBlock& spare) const {
    if (number < 0 || number >= kBlocksKept) return spare = build(number);
    auto& place = blocks()[static_cast<std::size_t>(number)];
    if (const auto* kept = place.load(std::memory_order_acquire)) [[likely]]
        return *kept;
    const std::lock_guard lock{building_};
    if (const auto* kept = place.load(std::memory_order_relaxed)) return *kept;
    const auto* const built = new OpenBlock(build(number));
    bytes_.fetch_add(built->bytes(), std::memory_order_relaxed);
    place.store(built, std::memory_order_release);
    return *built;
}

std::int64_t Clock::worked(std::int64_t from, std::int64_t to) const {
    OpenBlock spare;
    const auto first = block_of(from);
    const auto last = block_of(to);
    std::int64_t sum = -block(first, spare).worked_before(from - first * OpenBlock::kMicros);
    for (auto number = first; number < last; ++number) sum += block(number, spare).total_micros();
    return sum + block(last, spare).worked_before(to - last * OpenBlock::kMicros);
}

std::int64_t Clock::walked(std::int64_t from, std::int64_t to) const {
    std::int64_t sum = 0;
    OpenWalk{calendar_, own_days_}.each(
        from, to,
        [&](const OpenWalk::Open& open) {
            sum += open.to - open.from;
            return true;
        },
        [&](std::int64_t seconds, std::int64_t weeks, std::int64_t) {
            sum += seconds * weeks * kMicro;
            return weeks;
        },
        [](std::int64_t) { return true; });
    return sum;
}

std::chrono::microseconds Clock::between(base::Instant from, base::Instant to, const Pauses& pauses) const {
    if (to < from) return -between(to, from, pauses);
    const auto count = is_first_call() ? &Clock::walked : &Clock::worked;
    auto sum = (this->*count)(base::to_micros(from), base::to_micros(to));
    for (const auto& pause : pauses) {
        const auto begins = std::max(pause.from_at, from);
        const auto ends = std::min(pause.to_at, to);
        if (begins < ends) sum -= (this->*count)(base::to_micros(begins), base::to_micros(ends));
    }
    return std::chrono::microseconds{sum};
}

/// One `add` under way: it passes over unpaused stretches until the amount is used up.
class Clock::BlockSearch {
public:
    BlockSearch(const Clock& clock, std::int64_t from, std::int64_t amount)
        : clock_(clock), at_(from), left_(amount), worked_until_(from) {}

    /// The answer, if it lies before `until`, or at it when the amount is used up there.
    std::optional<std::int64_t> run(std::int64_t until) {
        while (at_ < until && !in_vain_) {
            const auto number = block_of(at_);
            const auto begin = number * OpenBlock::kMicros;
            const auto end = std::min(until, begin + OpenBlock::kMicros);
            const auto& block = clock_.block(number, spare_);
            const auto before = block.worked_before(at_ - begin);
            const auto found = block.worked_before(end - begin) - before;
            if (found > 0) {
                const auto opens = begin + block.next_open(at_ - begin);
                if (is_in_vain(opens)) return std::nullopt;
                if (left_ == 0) return opens;
                if (left_ <= found) return begin + block.instant_of(before + left_);
                left_ -= found;
                worked_until_ = begin + block.instant_of(before + found);
            }
            at_ = end;
            is_in_vain(at_);
        }
        return std::nullopt;
    }
    std::int64_t at() const { return at_; }
    void pass_over(std::int64_t until) { at_ = until; }

private:
    bool is_in_vain(std::int64_t at) { return in_vain_ = at - worked_until_ > kPatience.count(); }

    const Clock& clock_;
    OpenBlock spare_;
    std::int64_t at_;
    std::int64_t left_;
    std::int64_t worked_until_;  ///< the end of the working time seen last
    bool in_vain_ = false;
};

/// The same without blocks.
class Clock::WalkSearch {
public:
    WalkSearch(const Clock& clock, std::int64_t from, std::int64_t amount)
        : walk_(clock.calendar_, clock.own_days_), at_(from), left_(amount), worked_until_(from) {}

    std::optional<std::int64_t> run(std::int64_t until) {
        if (at_ >= until || in_vain_) return std::nullopt;
        std::optional<std::int64_t> found;
        walk_.each(
            at_, until, [&](const OpenWalk::Open& open) { return !(found = take(open)) && !in_vain_; },
            [&](std::int64_t seconds, std::int64_t weeks, std::int64_t begin) {
                return take_weeks(seconds * kMicro, weeks, begin);
            },
            [&](std::int64_t at) { return !(in_vain_ = at - worked_until_ > kPatience.count()); });
        at_ = until;
        return found;
    }
    std::int64_t at() const { return at_; }
    void pass_over(std::int64_t until) { at_ = until; }

private:
    std::optional<std::int64_t> take(const OpenWalk::Open& open) {
        if ((in_vain_ = open.from - worked_until_ > kPatience.count())) return std::nullopt;
        if (left_ == 0) return open.from;
        if (left_ <= open.to - open.from) return open.from + left_;
        left_ -= open.to - open.from;
        worked_until_ = open.to;
        return std::nullopt;
    }
    /// Neither the week in which the amount is used up is passed over nor the one before it: they say where, and when
    /// there was working time last.
    std::int64_t take_weeks(std::int64_t week, std::int64_t weeks, std::int64_t begin) {
        if (week == 0 || left_ == 0) return 0;
        const auto passed = std::max<std::int64_t>(0, std::min(weeks, (left_ - 1) / week) - 1);
        left_ -= passed * week;
        // Each of them had working time, the last one too.
        if (passed > 0) worked_until_ = std::max(worked_until_, begin + (passed - 1) * kWeek);
        return passed;
    }

    OpenWalk walk_;
    std::int64_t at_;
    std::int64_t left_;
    std::int64_t worked_until_;
    bool in_vain_ = false;
};

template <typename Search>
base::Result<base::Instant> Clock::search(base::Instant from, std::int64_t seconds, const Pauses& pauses) const {
    Search search{*this, base::to_micros(from), seconds * kMicro};
    for (const auto& pause : pauses) {
        if (base::to_micros(pause.to_at) <= search.at()) continue;
        if (const auto at = search.run(std::min(base::to_micros(pause.from_at), kEndOfTime)))
            return base::from_micros(*at);
        search.pass_over(std::max(search.at(), base::to_micros(pause.to_at)));
    }
    if (const auto at = search.run(kEndOfTime)) return base::from_micros(*at);
    return none_from(from);
}

base::Result<base::Instant> Clock::add(base::Instant from, std::int64_t seconds, const Pauses& pauses) const {
    if (seconds < 0) return base::Refusal{"negative_seconds", {{"seconds", std::to_string(seconds)}}};
    if (seconds > kSecondsMost) return none_from(from);
    return is_first_call() ? search<WalkSearch>(from, seconds, pauses) : search<BlockSearch>(from, seconds, pauses);
}

}  // namespace calendar
