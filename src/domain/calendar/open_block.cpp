#include "domain/calendar/open_block.hpp"

#include <bit>

namespace calendar {
namespace {

constexpr std::int64_t kMicro = 1'000'000;

}  // namespace

void OpenBlock::append(std::int64_t from_second, std::int64_t to_second) {
    const auto from = static_cast<std::uint32_t>(from_second);
    const auto to = static_cast<std::uint32_t>(to_second);
    if (!open_.empty() && open_.back().to == from) {
        open_.back().to = to;
    } else {
        open_.push_back({from, to, total_});
    }
    total_ += to - from;
}

void OpenBlock::seal() {
    if (open_.empty()) return;
    by_time_.reserve(kSeconds >> kTimeShift);
    std::uint32_t next = 0;
    for (std::int64_t at = 0; at < kSeconds; at += 1LL << kTimeShift) {
        while (next < open_.size() && open_[next].to <= at) ++next;
        by_time_.push_back(next);
    }
    // Buckets of about the length of an interval: a look-up takes a step or two.
    const auto mean = total_ / static_cast<std::uint32_t>(open_.size());
    work_shift_ = static_cast<int>(std::bit_width(mean)) - 1;
    by_work_.reserve((total_ >> work_shift_) + 1);
    next = 0;
    for (std::uint64_t work = 0; work < total_; work += 1ULL << work_shift_) {
        while (next + 1 < open_.size() && open_[next + 1].before <= work) ++next;
        by_work_.push_back(next);
    }
}

const OpenBlock::Open* OpenBlock::first_ending_after(std::int64_t second) const {
    const auto* const end = open_.data() + open_.size();
    if (open_.empty() || second >= kSeconds) return end;
    const auto* open = open_.data() + by_time_[static_cast<std::size_t>(second >> kTimeShift)];
    while (open != end && open->to <= second) ++open;
    return open;
}

std::int64_t OpenBlock::worked_before(std::int64_t at) const {
    const auto* const open = first_ending_after(at / kMicro);
    if (open == open_.data() + open_.size()) return total_micros();
    const auto within = at - open->from * kMicro;
    return open->before * kMicro + (within > 0 ? within : 0);
}

std::int64_t OpenBlock::instant_of(std::int64_t worked) const {
    const auto second = (worked - 1) / kMicro;
    const auto* const last = open_.data() + open_.size() - 1;
    const auto* open = open_.data() + by_work_[static_cast<std::size_t>(second >> work_shift_)];
    while (open != last && open[1].before <= second) ++open;
    return open->from * kMicro + (worked - open->before * kMicro);
}

std::int64_t OpenBlock::next_open(std::int64_t at) const {
    const auto opens = first_ending_after(at / kMicro)->from * kMicro;
    return opens > at ? opens : at;
}

std::size_t OpenBlock::bytes() const {
    return sizeof *this + open_.capacity() * sizeof(Open) + (by_time_.capacity() + by_work_.capacity()) * 4;
}

}  // namespace calendar
