#include "tables/event_sorter.hpp"

#include <algorithm>

namespace tables {

namespace {

constexpr std::size_t kBlockBytes = 1 << 20;
constexpr std::size_t kRunsMax = 64;

std::uint64_t eight_bytes(std::string_view text, std::size_t from) {
    std::uint64_t value = 0;
    for (std::size_t i = from; i < from + 8; ++i) {
        value = value << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
    }
    return value;
}

bool comes_later(const RunFile* left, const RunFile* right) {
    return record::before(right->front(), left->front());
}

}  // namespace

EventSorter::EventSorter(std::size_t budget_bytes, std::string folder)
    : budget_(std::max(budget_bytes, 4 * kBlockBytes)), folder_(std::move(folder)) {}

char* EventSorter::room_for(std::size_t bytes) {
    if (bytes > kBlockBytes) return large_.emplace_back(new char[bytes]).get();
    if (blocks_.empty() || used_in_block_ + bytes > kBlockBytes) {
        if (!blocks_.empty()) ++block_;
        if (block_ >= blocks_.size()) blocks_.emplace_back(new char[kBlockBytes]);
        used_in_block_ = 0;
    }
    return blocks_[block_].get() + used_in_block_;
}

void EventSorter::add(EventRecord event) {
    event.order = added_++;
    const auto most = record::encoded_size_max(event);
    if (held_ + most + sizeof(Entry) > budget_ && !entries_.empty()) write_load();
    char* to = room_for(most);
    const auto size = record::encode(event, to);
    if (most <= kBlockBytes) used_in_block_ += size;
    held_ += sizeof(Entry) + (most > kBlockBytes ? most : size);
    if (entries_.empty()) {
        shared_ = longest_ = event.case_id.size();
    } else {
        const auto first = record::case_id(entries_.front().record);
        const auto limit = std::min({shared_, event.case_id.size()});
        shared_ = static_cast<std::size_t>(
            std::mismatch(first.begin(), first.begin() + static_cast<std::ptrdiff_t>(limit), event.case_id.begin())
                .first -
            first.begin());
        longest_ = std::max(longest_, event.case_id.size());
    }
    entries_.push_back({0, event.at_micros, event.order, to});
}

void EventSorter::sort_load() {
    for (auto& entry : entries_) entry.prefix = eight_bytes(record::case_id(entry.record), shared_);
    const bool prefix_decides = longest_ <= shared_ + 8;
    std::sort(entries_.begin(), entries_.end(), [prefix_decides](const Entry& left, const Entry& right) {
        if (left.prefix != right.prefix) return left.prefix < right.prefix;
        if (!prefix_decides) return record::before(left.record, right.record);
        if (left.at_micros != right.at_micros) return left.at_micros < right.at_micros;
        return left.order < right.order;
    });
}

void EventSorter::write_load() {
    sort_load();
    if (runs_.size() == kRunsMax) merge_into_one();
    RunFile run(folder_);
    for (const auto& entry : entries_) run.append(entry.record);
    run.finish();
    runs_.push_back(std::move(run));
    ++runs_written_;
    entries_.clear();
    large_.clear();
    block_ = used_in_block_ = held_ = 0;
}

void EventSorter::merge_into_one() {
    start_merge();
    RunFile merged(folder_);
    while (const char* record = next_merged()) merged.append(record);
    merged.finish();
    runs_.clear();
    runs_.push_back(std::move(merged));
    ++runs_written_;
}

void EventSorter::finish() {
    if (runs_.empty()) return sort_load();
    if (!entries_.empty()) write_load();
    std::vector<Entry>().swap(entries_);
    blocks_.clear();
    start_merge();
}

void EventSorter::start_merge() {
    const auto each = std::clamp<std::size_t>(budget_ / (2 * runs_.size()), 64 << 10, 4 << 20);
    heap_.clear();
    given_ = nullptr;
    for (auto& run : runs_) {
        run.rewind(each);
        if (run.front() != nullptr) heap_.push_back(&run);
    }
    std::make_heap(heap_.begin(), heap_.end(), comes_later);
}

const char* EventSorter::next_merged() {
    if (given_ != nullptr) {
        given_->advance();
        if (given_->front() != nullptr) {
            heap_.push_back(given_);
            std::push_heap(heap_.begin(), heap_.end(), comes_later);
        }
    }
    given_ = nullptr;
    if (heap_.empty()) return nullptr;
    std::pop_heap(heap_.begin(), heap_.end(), comes_later);
    given_ = heap_.back();
    heap_.pop_back();
    return given_->front();
}

const char* EventSorter::next() {
    if (!runs_.empty()) return next_merged();
    return at_ < entries_.size() ? entries_[at_++].record : nullptr;
}

}  // namespace tables
