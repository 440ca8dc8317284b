#include "tables/case_builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "base/failure.hpp"

namespace tables {

namespace {

constexpr std::size_t kEventsMax = 1'000'000;
constexpr std::size_t kBytesMax = std::size_t{256} << 20;
constexpr std::size_t kFewEvents = 16;

bool same(const LogEvent& left, const LogEvent& right) {
    return left.at == right.at && left.activity == right.activity && left.resource == right.resource;
}

}  // namespace

void CaseBuilder::add(const char* record) {
    if (begins_.empty()) id_ = record::case_id(record);
    const auto size = record::size(record);
    if (begins_.size() >= kEventsMax || bytes_.size() + size > kBytesMax) {
        throw base::BadInput(fmt::format("the case \"{}\" has over {} events", id_.substr(0, 60), begins_.size()),
                             file_, "name the column that tells cases apart as the case column of the map");
    }
    begins_.push_back(bytes_.size());
    bytes_.insert(bytes_.end(), record, record + size);
}

void CaseBuilder::clear() {
    begins_.clear();
    bytes_.clear();
    if (bytes_.capacity() > (std::size_t{16} << 20)) std::vector<char>().swap(bytes_);
}

LogCase CaseBuilder::build() {
    decode_all();
    number_occurrences();
    settle_meanings();
    return {id_, events_, values_};
}

/// All events but those that a later row of the file says anew; then the attributes of the last row.
void CaseBuilder::decode_all() {
    events_.clear();
    once_.clear();
    EventRecord event;
    std::optional<std::size_t> last;  // of the rows' own events, else of the instants of the case
    bool last_is_own = false;
    std::uint64_t last_order = 0;
    std::vector<bool> outdated(begins_.size());
    for (std::size_t i = 0; i < begins_.size(); ++i) {
        record::decode(bytes_.data() + begins_[i], values_, event);
        events_.push_back(
            {base::from_micros(event.at_micros), event.activity, event.resource, event.meaning, 1, event.line});
        if (!event.once || (!last_is_own && (!last || event.order > last_order))) {
            last = i;
            last_is_own = !event.once;
            last_order = event.order;
        }
        if (!event.once) continue;
        const auto known =
            std::find_if(once_.begin(), once_.end(), [&](const Once& each) { return each.activity == event.activity; });
        if (known == once_.end()) {
            once_.push_back({event.activity, event.order, i});
        } else if (known->order < event.order) {
            outdated[known->event] = true;
            *known = {event.activity, event.order, i};
        } else {
            outdated[i] = true;
        }
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < events_.size(); ++i) {
        if (!outdated[i]) events_[kept++] = events_[i];
    }
    events_.resize(kept);
    if (last) record::decode(bytes_.data() + begins_[*last], values_, event);
}

void CaseBuilder::number_occurrences() {
    for (std::size_t begin = 0; begin < events_.size();) {
        auto end = begin + 1;
        while (end < events_.size() && events_[end].at == events_[begin].at) ++end;
        if (end - begin <= kFewEvents) {
            for (auto i = begin + 1; i < end; ++i) {
                for (auto j = i; j-- > begin;) {
                    if (!same(events_[i], events_[j])) continue;
                    events_[i].occurrence = events_[j].occurrence + 1;
                    break;
                }
            }
        } else {
            std::unordered_map<std::string, std::uint32_t> counts;
            for (auto i = begin; i < end; ++i) {
                auto key = fmt::format("{}:{}{}", events_[i].activity.size(), events_[i].activity, events_[i].resource);
                events_[i].occurrence = ++counts[std::move(key)];
            }
        }
        begin = end;
    }
}

/// Somebody works on it: what that means, only the events before can say.
void CaseBuilder::settle_meanings() {
    enum class State { Fresh, Working, Waiting, Done } state = State::Fresh;
    for (auto& event : events_) {
        if (event.meaning == Meaning::InProgress) {
            event.meaning = state == State::Fresh     ? Meaning::Responded
                            : state == State::Waiting ? Meaning::Resumed
                            : state == State::Done    ? Meaning::Reopened
                                                      : Meaning::None;
            state = State::Working;
            continue;
        }
        switch (event.meaning) {
            case Meaning::Responded:
            case Meaning::Resumed:
            case Meaning::Reopened:
                state = State::Working;
                break;
            case Meaning::WaitingCustomer:
            case Meaning::WaitingParts:
            case Meaning::WaitingVendor:
            case Meaning::WaitingUnknown:
                state = State::Waiting;
                break;
            case Meaning::Resolved:
            case Meaning::Closed:
                state = State::Done;
                break;
            default:
                break;
        }
    }
}

}  // namespace tables
