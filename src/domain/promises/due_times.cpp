#include "domain/promises/due_times.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/failure.hpp"

namespace promises {
namespace {

constexpr std::size_t kStaleMost = 4096;

base::IdBits bits_of(std::string_view case_id) {
    const auto bits = base::id_bits(case_id);
    if (!bits) throw base::Failure("'" + std::string{case_id} + "' is no id of a case");
    return *bits;
}

std::uint64_t bit(std::size_t promise) {
    return std::uint64_t{1} << promise;
}

}  // namespace

void DueTimes::go_by(const std::vector<Promise>& promises, Clocks clocks, Instant now) {
    const auto before = std::move(promises_);
    promises_.clear();
    for (const auto& promise : promises) {
        if (promise.kind == Promise::Kind::Deadline) promises_.push_back(promise);
    }
    CHECK(promises_.size() <= kDeadlinesMost);
    clocks_ = std::move(clocks);
    carry_over(before);
    heap_.clear();
    for (std::uint32_t row = 0; row < rows_.size(); ++row) start_clocks(row, now);
    std::make_heap(heap_.begin(), heap_.end(), std::greater{});
    thinned_ = heap_.size();
}

/// The bits of a row are by the place of a promise in the books: they move where it moved.
void DueTimes::carry_over(const std::vector<Promise>& before) {
    std::vector<std::pair<std::uint64_t, std::uint64_t>> moves;
    for (std::size_t from = 0; from < before.size(); ++from) {
        for (std::size_t to = 0; to < promises_.size(); ++to) {
            if (before[from].id == promises_[to].id) moves.emplace_back(bit(from), bit(to));
        }
    }
    const auto moved = [&](std::uint64_t bits) {
        std::uint64_t out = 0;
        for (const auto& [from, to] : moves) out |= (bits & from) != 0 ? to : 0;
        return out;
    };
    for (auto& row : rows_) {
        row.running = moved(row.running);
        row.settled = moved(row.settled);
    }
}

void DueTimes::put(const cases::Case& known, std::span<const Stood> stood, Instant now) {
    const auto number = index_.add(bits_of(known.case_id));
    if (number >= rows_.size()) rows_.resize(number + 1);
    auto& row = rows_[number];
    row = {.opened_us = base::to_micros(known.opened_at),
           .kind = word(known.kind),
           .priority = word(known.priority),
           .is_there = true,
           .responded = known.responded_at.has_value(),
           .resolved = known.first_resolved_at.has_value(),
           .closed = known.closed_at.has_value(),
           .waits = !known.pauses.empty() || known.waiting_since_at.has_value()};
    waits_.erase(number);
    if (row.waits) waits_[number] = {known.pauses, known.waiting_for, known.waiting_since_at};
    for (std::size_t i = 0; i < promises_.size(); ++i) {
        const auto found = std::find_if(stood.begin(), stood.end(),
                                        [&](const auto& one) { return one.promise_id == promises_[i].id; });
        if (found == stood.end()) continue;
        (found->outcome == Standing::Outcome::Open ? row.running : row.settled) |= bit(i);
    }
    const auto begin = heap_.size();
    start_clocks(number, now);
    for (auto end = begin + 1; end <= heap_.size(); ++end) {
        std::push_heap(heap_.begin(), heap_.begin() + static_cast<std::ptrdiff_t>(end), std::greater{});
    }
    if (heap_.size() > 2 * thinned_ + kStaleMost) thin_out();
}

void DueTimes::drop(std::string_view case_id) {
    const auto number = index_.remove(bits_of(case_id));
    if (!number) return;
    rows_[*number] = {};
    waits_.erase(*number);
}

void DueTimes::clear() {
    index_ = {};
    rows_.clear();
    waits_.clear();
    heap_.clear();
    thinned_ = 0;
}

std::uint16_t DueTimes::word(const std::string& text) {
    const auto found = std::find(words_.begin(), words_.end(), text);
    if (found != words_.end()) return static_cast<std::uint16_t>(found - words_.begin());
    CHECK(words_.size() < 65'536);
    words_.push_back(text);
    return static_cast<std::uint16_t>(words_.size() - 1);
}

const cases::Case& DueTimes::case_of(std::uint32_t number) {
    const auto& row = rows_[number];
    const auto happened = [&](bool it_did) { return it_did ? cases::At{scratch_.opened_at} : std::nullopt; };
    scratch_.opened_at = base::from_micros(row.opened_us);
    scratch_.kind = words_[row.kind];
    scratch_.priority = words_[row.priority];
    scratch_.responded_at = happened(row.responded);
    scratch_.first_resolved_at = happened(row.resolved);
    scratch_.closed_at = happened(row.closed);
    if (row.waits) {
        const auto& waits = waits_.at(number);
        scratch_.pauses = waits.pauses;
        scratch_.waiting_for = waits.waiting_for;
        scratch_.waiting_since_at = waits.waiting_since_at;
    } else {
        scratch_.pauses.clear();
        scratch_.waiting_for.reset();
        scratch_.waiting_since_at.reset();
    }
    return scratch_;
}

/// Adds the running clocks of the row behind the heap, without putting them in order.
void DueTimes::start_clocks(std::uint32_t number, Instant now) {
    auto& row = rows_[number];
    if (!row.is_there) return;
    const auto& known = case_of(number);
    for (std::size_t i = 0; i < promises_.size(); ++i) {
        const bool had_run = (row.running & bit(i)) != 0;
        row.running &= ~bit(i);
        if ((row.settled & bit(i)) != 0 || !promises_[i].covers(known)) continue;
        const auto stands = standing(promises_[i], known, clocks_);
        if (!stands || stands->outcome != Standing::Outcome::Open) continue;
        if (!had_run && stands->due_at && *stands->due_at < now) continue;
        row.running |= bit(i);
        if (!stands->due_at) continue;
        heap_.push_back({base::to_micros(*stands->due_at), number, static_cast<std::uint32_t>(i)});
    }
}

std::optional<Instant> DueTimes::due_of(std::uint32_t number, std::size_t promise) {
    if (promise >= promises_.size() || (rows_[number].running & bit(promise)) == 0) return std::nullopt;
    const auto stands = standing(promises_[promise], case_of(number), clocks_);
    return stands ? stands->due_at : std::nullopt;
}

bool DueTimes::holds(const Entry& entry) {
    const auto due_at = due_of(entry.row, entry.promise);
    return due_at && base::to_micros(*due_at) == entry.due_us;
}

void DueTimes::push(const Entry& entry) {
    heap_.push_back(entry);
    std::push_heap(heap_.begin(), heap_.end(), std::greater{});
}

void DueTimes::pop() {
    std::pop_heap(heap_.begin(), heap_.end(), std::greater{});
    heap_.pop_back();
}

/// Leaves out what no longer holds, and what is there twice.
void DueTimes::thin_out() {
    std::erase_if(heap_, [this](const Entry& entry) { return !holds(entry); });
    std::sort(heap_.begin(), heap_.end());  // which is a heap
    heap_.erase(std::unique(heap_.begin(), heap_.end()), heap_.end());
    thinned_ = heap_.size();
}

std::optional<Instant> DueTimes::next() {
    while (!heap_.empty() && !holds(heap_.front())) pop();
    return heap_.empty() ? std::nullopt : std::optional{base::from_micros(heap_.front().due_us)};
}

std::vector<DueClock> DueTimes::take(Instant now, std::size_t limit) {
    std::vector<DueClock> taken;
    std::optional<Entry> last;
    while (taken.size() < limit && !heap_.empty() && base::from_micros(heap_.front().due_us) < now) {
        const auto entry = heap_.front();
        pop();
        if (entry == last || !holds(entry)) continue;
        last = entry;
        taken.push_back(
            {base::id_text(index_.id(entry.row)), promises_[entry.promise].id, base::from_micros(entry.due_us)});
    }
    return taken;
}

void DueTimes::put_back(const DueClock& clock) {
    const auto number = index_.find(bits_of(clock.case_id));
    if (!number) return;
    for (std::size_t i = 0; i < promises_.size(); ++i) {
        if (promises_[i].id == clock.promise_id)
            push({base::to_micros(clock.due_at), *number, static_cast<std::uint32_t>(i)});
    }
}

std::size_t DueTimes::bytes() const {
    return index_.bytes() + rows_.capacity() * sizeof(Row) + heap_.capacity() * sizeof(Entry) +
           waits_.size() * (sizeof(Waits) + sizeof(cases::Pause) + 32);
}

}  // namespace promises
