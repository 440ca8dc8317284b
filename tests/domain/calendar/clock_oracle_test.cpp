#include <algorithm>
#include <optional>
#include <random>

#include "domain/calendar/clock.hpp"
#include "domain/calendar/explain.hpp"
#include "tests/domain/calendar/calendars.hpp"

using namespace calendar_test;
using calendar::Clock;
using calendar::Pause;
using calendar::Pauses;

namespace {

using Random = std::mt19937_64;

std::int64_t pick(Random& random, std::int64_t from, std::int64_t to) {
    return std::uniform_int_distribution<std::int64_t>{from, to}(random);
}

calendar::DayHours some_hours(Random& random) {
    calendar::DayHours out;
    std::int32_t minute = 0;
    for (auto count = pick(random, 0, 3); count > 0 && minute < 1440; --count) {
        const auto from = static_cast<std::int32_t>(pick(random, minute, 1439));
        const auto to = static_cast<std::int32_t>(pick(random, from + 1, 1440));
        out.push_back({from * 60, to * 60});
        minute = to;
    }
    return out;
}

struct Place {
    const char* zone;
    const char* around;
};
/// Changes of half an hour, of a whole day, at midnight, forward and back, in the time of local means, and none at all.
constexpr Place kPlaces[] = {
    {"Australia/Lord_Howe", "2026-04-04T15:00:00Z"}, {"Australia/Lord_Howe", "2026-10-03T15:30:00Z"},
    {"Pacific/Apia", "2011-12-30T10:00:00Z"},        {"Pacific/Kwajalein", "1993-08-21T12:00:00Z"},
    {"America/Sao_Paulo", "2017-10-15T03:00:00Z"},   {"America/Sao_Paulo", "2018-02-18T02:00:00Z"},
    {"America/Havana", "2026-11-01T05:00:00Z"},      {"Europe/Amsterdam", "1937-06-30T22:40:28Z"},
    {"Asia/Shanghai", "1900-12-31T15:54:17Z"},       {"Africa/Monrovia", "1972-01-07T00:44:30Z"},
    {"Asia/Kathmandu", "1985-12-31T18:30:00Z"},      {"Europe/Dublin", "2026-10-25T01:00:00Z"},
    {"Africa/Casablanca", "2026-02-15T02:00:00Z"},   {"America/New_York", "2150-03-08T07:00:00Z"},
    {"America/St_Johns", "2006-10-29T02:31:00Z"},    {"Antarctica/Troll", "2026-03-29T01:00:00Z"},
    {"Asia/Manila", "1844-12-31T15:56:00Z"},         {"America/Juneau", "1867-10-18T23:57:41Z"},
};

/// Every second of some days, asked one by one.
struct Oracle {
    std::int64_t begin;
    std::vector<bool> open;

    Oracle(const calendar::WorkingCalendar& calendar, std::int64_t begin_, std::int64_t count,
           const std::vector<Pause>& pauses)
        : begin(begin_), open(static_cast<std::size_t>(count)) {
        std::optional<std::chrono::sys_days> day;
        const calendar::DayHours* of_day = nullptr;
        for (std::int64_t i = 0; i < count; ++i) {
            const auto second = begin + i;
            const std::chrono::sys_seconds wall{std::chrono::seconds{second + calendar.zone->offset_at(second)}};
            const auto today = std::chrono::floor<std::chrono::days>(wall);
            const auto time = (wall - today).count();
            if (day != today) of_day = &calendar.hours_on(*(day = today));
            bool works = false;
            for (const auto& one : *of_day) works = works || (one.from_second <= time && time < one.to_second);
            const base::Instant now{std::chrono::seconds{second}};
            for (const auto& pause : pauses) works = works && !(pause.from_at <= now && now < pause.to_at);
            open[static_cast<std::size_t>(i)] = works;
        }
    }
    std::int64_t between(std::int64_t from, std::int64_t to) const {
        return std::count(open.begin() + (from - begin), open.begin() + (to - begin), true);
    }
    /// Nothing where the days do not suffice.
    std::optional<std::int64_t> add(std::int64_t from, std::int64_t amount) const {
        for (auto i = from - begin; i < static_cast<std::int64_t>(open.size()); ++i) {
            const bool works = open[static_cast<std::size_t>(i)];
            if (amount == 0 && works) return begin + i;
            if (works && --amount == 0) return begin + i + 1;
        }
        return std::nullopt;
    }
};

base::Instant instant(std::int64_t second) {
    return base::Instant{std::chrono::seconds{second}};
}

}  // namespace

TEST_CASE("clock and explanation agree with asking every second, around odd changes of the clocks") {
    constexpr std::int64_t kWindow = 3 * 86400;
    Random random{20261007};
    for (const auto& place : kPlaces) {
        const std::string named = std::string{place.zone} + " " + place.around;
        CAPTURE(named);
        calendar::WorkingCalendar calendar;
        calendar.zone = base::find_zone(place.zone);
        REQUIRE(calendar.zone != nullptr);
        const auto change = base::to_micros(at(place.around)) / 1000000;
        const auto begin = change - kWindow / 2 + pick(random, -7200, 7200);
        for (auto& of_day : calendar.week) of_day = some_hours(random);
        const auto some_day = [&] {
            return base::Date{std::chrono::floor<std::chrono::days>(instant(pick(random, begin, begin + kWindow)))};
        };
        if (pick(random, 0, 1) == 1) calendar.holidays[some_day()] = {};
        if (pick(random, 0, 1) == 1) calendar.workdays[some_day()] = some_hours(random);
        std::vector<Pause> pauses;
        for (auto count = pick(random, 0, 3); count > 0; --count) {
            const auto from = pick(random, begin, begin + kWindow);
            pauses.push_back({instant(from), instant(from + pick(random, 0, 20000))});
        }
        const Oracle oracle{calendar, begin, kWindow, pauses};
        const Pauses united{pauses};
        const Clock clock{calendar};
        for (int i = 0; i < 30; ++i) {
            auto from = pick(random, begin, begin + kWindow - 1);
            auto to = pick(random, begin, begin + kWindow);
            if (i % 3 == 0) from = std::clamp(change + pick(random, -3600, 3600), begin, begin + kWindow - 1);
            const auto expected = from <= to ? oracle.between(from, to) : -oracle.between(to, from);
            CHECK(clock.between(instant(from), instant(to), united) == std::chrono::seconds{expected});
            CHECK(explain(calendar, instant(from), instant(to), united).total ==
                  std::chrono::seconds{std::abs(expected)});
            const auto amount = i % 5 == 0 ? 0 : pick(random, 0, 50000);
            const auto due = oracle.add(from, amount);
            const auto given = clock.add(instant(from), amount, united);
            CAPTURE(from - begin);
            CAPTURE(amount);
            if (due) {
                REQUIRE(given);
                CHECK(base::to_micros(*given) == *due * 1000000);
            } else if (given) {
                CHECK(*given >= instant(begin + kWindow));
            }
        }
    }
}

TEST_CASE("adding and then measuring gives the amount back, and there is no earlier instant that does") {
    Random random{1};
    const char* zones[] = {"Asia/Shanghai", "Europe/London", "Australia/Lord_Howe", "America/Caracas"};
    for (int round = 0; round < 40; ++round) {
        calendar::WorkingCalendar calendar;
        calendar.zone = base::find_zone(zones[round % 4]);
        for (auto& of_day : calendar.week) of_day = some_hours(random);
        calendar.week[3] = opening({{"10:00", "11:00"}});
        for (int i = 0; i < 300; ++i) {
            const base::Date some_day{std::chrono::sys_days{std::chrono::days{pick(random, 0, 60000)}}};
            if (i % 2 == 0) calendar.holidays[some_day] = {};
            if (i % 3 == 0) calendar.workdays[some_day] = some_hours(random);
        }
        const Clock clock{calendar};
        for (int i = 0; i < 50; ++i) {
            const auto from = base::from_micros(pick(random, 0, 5'000'000'000'000'000));
            std::vector<Pause> pauses;
            for (auto count = pick(random, 0, 4); count > 0; --count) {
                const auto begins = from + std::chrono::microseconds{pick(random, -1'000'000'000, 3'000'000'000'000)};
                pauses.push_back({begins, begins + std::chrono::microseconds{pick(random, 0, 900'000'000'000)}});
            }
            const Pauses united{pauses};
            const auto amount = pick(random, 1, 3'000'000);
            const auto due = clock.add(from, amount, united);
            REQUIRE(due);
            CHECK(clock.between(from, *due, united) == std::chrono::seconds{amount});
            if (i % 10 == 0) CHECK(explain(calendar, from, *due, united).total == std::chrono::seconds{amount});
            CHECK(clock.between(from, *due - std::chrono::microseconds{1}, united) < std::chrono::seconds{amount});
        }
    }
}
