#include "lens/case_fact.hpp"

#include <fmt/format.h>

#include "lens/days.hpp"

namespace lens {

namespace {

constexpr std::string_view kAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/// The value of every byte as a digit; -1 where it is none.
constexpr auto kDigits = [] {
    std::array<std::int8_t, 256> digits{};
    digits.fill(-1);
    for (std::size_t i = 0; i < kAlphabet.size(); ++i) {
        digits[static_cast<unsigned char>(kAlphabet[i])] = static_cast<std::int8_t>(i);
    }
    return digits;
}();

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
    duck::Wide wide;
    if (id.size() != 26 || id[0] > '7') throw base::Failure(fmt::format("lens: '{}' is not an id", id));
    for (const char c : id) {
        const auto digit = kDigits[static_cast<unsigned char>(c)];
        if (digit < 0) throw base::Failure(fmt::format("lens: '{}' is not an id", id));
        wide.high = (wide.high << 5) | (wide.low >> 59);
        wide.low = (wide.low << 5) | static_cast<std::uint64_t>(digit);
    }
    return wide;
}

std::string id_of(const duck::Wide& wide) {
    std::string id(26, '0');
    auto rest = wide;
    for (std::size_t i = 26; i-- > 0;) {
        id[i] = kAlphabet[rest.low & 31];
        rest.low = (rest.low >> 5) | (rest.high << 59);
        rest.high >>= 5;
    }
    return id;
}

}  // namespace lens
