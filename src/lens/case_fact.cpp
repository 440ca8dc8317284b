#include "lens/case_fact.hpp"

#include <fmt/format.h>

#include "base/ids.hpp"
#include "lens/days.hpp"

namespace lens {

namespace {

std::int64_t between(std::int64_t from, std::int64_t to) {
    return from == kUnknown || to == kUnknown ? kUnknown : to - from;
}

void set_calendar(CaseFact& fact, Event event, std::int64_t at, const Offset& offset) {
    const auto first = static_cast<std::size_t>(calendar_of(event));
    if (at == kUnknown) {
        for (std::size_t i = 0; i < 4; ++i) fact.cells[first + i] = kUnknown;
        return;
    }
    const auto day = day_of(at + offset(at));
    fact.cells[first] = day;
    fact.cells[first + 1] = week_of(day);
    fact.cells[first + 2] = month_of(day);
    fact.cells[first + 3] = fact.cells[first + 2] / 12;
}

}  // namespace

void derive(CaseFact& fact, const Offset& offset) {
    auto& cells = fact.cells;
    cells[kResponseUs] = between(cells[kOpenedAt], cells[kRespondedAt]);
    cells[kResolveUs] = between(cells[kOpenedAt], cells[kResolvedAt]);
    cells[kCloseUs] = between(cells[kOpenedAt], cells[kClosedAt]);
    cells[kRepairUs] = between(cells[kWaitedCustomerUs], cells[kResolveUs]);
    cells[kReworkedUs] = kUnknown;
    cells[kRework] = fact.rework_of ? 1 : 0;
    cells[kRecorded] = (cells[kOutlet] != kUnknown || cells[kPerson] != kUnknown) && cells[kChannel] != kUnknown &&
                       cells[kRespondedAt] != kUnknown;
    set_calendar(fact, Event::Opened, cells[kOpenedAt], offset);
    set_calendar(fact, Event::FirstResolved, cells[kFirstResolvedAt], offset);
    set_calendar(fact, Event::Resolved, cells[kResolvedAt], offset);
    set_calendar(fact, Event::Closed, cells[kClosedAt], offset);
    auto rated_at = kUnknown;
    if (cells[kRating] != kUnknown) {
        rated_at = cells[kClosedAt] != kUnknown     ? cells[kClosedAt]
                   : cells[kResolvedAt] != kUnknown ? cells[kResolvedAt]
                                                    : cells[kOpenedAt];
    }
    set_calendar(fact, Event::Rated, rated_at, offset);
}

duck::Wide wide_of(std::string_view id) {
    const auto bits = base::id_bits(id);
    if (!bits) throw base::Failure(fmt::format("lens: '{}' is not an id", id));
    duck::Wide wide;
    wide.high = bits->high;
    wide.low = bits->low;
    return wide;
}

std::string id_of(const duck::Wide& wide) {
    return base::id_text({wide.high, wide.low});
}

}  // namespace lens
