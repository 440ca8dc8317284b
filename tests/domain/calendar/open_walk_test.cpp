#include "domain/calendar/open_walk.hpp"

#include <random>

#include "domain/calendar/clock.hpp"
#include "tests/domain/calendar/calendars.hpp"

using namespace calendar_test;
using calendar::Clock;

namespace {

using Random = std::mt19937_64;

std::int64_t pick(Random& random, std::int64_t from, std::int64_t to) {
    return std::uniform_int_distribution<std::int64_t>{from, to}(random);
}

constexpr const char* kZones[] = {"Asia/Shanghai",    "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia",
                                  "America/St_Johns", "UTC",           "America/Havana"};

/// Some weekdays with one or two stretches, some holidays and make-up days, sometimes years without any.
calendar::WorkingCalendar some_calendar(Random& random) {
    calendar::WorkingCalendar out;
    out.zone = base::find_zone(kZones[pick(random, 0, std::ssize(kZones) - 1)]);
    for (auto& hours : out.week) {
        if (pick(random, 0, 2) != 0) continue;
        const auto noon = static_cast<std::int32_t>(pick(random, 1, 1438)) * 60;
        hours.push_back({static_cast<std::int32_t>(pick(random, 0, noon / 60 - 1)) * 60, noon});
        if (pick(random, 0, 1) == 0) hours.push_back({noon + 60, 86'400});
    }
    const auto some_day = [&] { return base::Date{std::chrono::sys_days{std::chrono::days{pick(random, 0, 30'000)}}}; };
    for (auto count = pick(random, 0, 30); count > 0; --count) out.holidays[some_day()] = {};
    for (auto count = pick(random, 0, 10); count > 0; --count) out.workdays[some_day()] = {{9 * 3600, 17 * 3600}};
    return out;
}

calendar::Pauses some_pauses(Random& random, std::int64_t from) {
    std::vector<calendar::Pause> pauses;
    for (auto count = pick(random, 0, 2); count > 0; --count) {
        const auto begins = from + pick(random, -1'000'000, 30'000'000) * 1'000'000;
        pauses.push_back({base::from_micros(begins), base::from_micros(begins + pick(random, 0, 9'000'000'000'000))});
    }
    return calendar::Pauses{std::move(pauses)};
}

std::string told(const base::Result<base::Instant>& at) {
    return at ? std::to_string(base::to_micros(*at)) : at.refusal().code;
}

}  // namespace

TEST_CASE("the first call, which walks, answers as every later one, which looks up") {
    Random random{17};
    for (int round = 0; round < 1500; ++round) {
        const auto given = some_calendar(random);
        const auto from = pick(random, 0, 2'000'000'000) * 1'000'000 + pick(random, 0, 1) * 250'000;
        const auto to = from + pick(random, 0, 1) * pick(random, 0, 400'000'000'000'000) + pick(random, 0, 999'999);
        const auto pauses = some_pauses(random, from);
        const auto seconds = pick(random, 0, 3) == 0 ? pick(random, 0, 3) : pick(random, 0, 90'000'000);
        const Clock fresh_add{given};
        const auto walked = told(fresh_add.add(base::from_micros(from), seconds, pauses));
        REQUIRE(walked == told(fresh_add.add(base::from_micros(from), seconds, pauses)));
        const Clock fresh_between{given};
        const auto counted = fresh_between.between(base::from_micros(from), base::from_micros(to), pauses);
        REQUIRE(counted == fresh_between.between(base::from_micros(from), base::from_micros(to), pauses));
    }
}

TEST_CASE("a calendar that is asked once keeps no blocks") {
    const Clock clock{weekdays("Asia/Shanghai", opening({{"09:00", "18:00"}}))};
    const auto bytes = clock.bytes();
    CHECK(base::to_rfc3339(*clock.add(at("2026-11-20T09:00:00Z"), 7200)) == "2026-11-23T02:00:00Z");
    CHECK(clock.bytes() == bytes);
    CHECK(base::to_rfc3339(*clock.add(at("2026-11-20T09:00:00Z"), 7200)) == "2026-11-23T02:00:00Z");
    CHECK(clock.bytes() > bytes);
}

TEST_CASE("ten years without working time are in vain on the first call, whatever came before them") {
    auto given = weekdays("UTC", {});
    given.workdays[day("2026-01-05")] = opening({{"09:00", "10:00"}});
    given.workdays[day("2036-01-05")] = opening({{"09:00", "10:00"}});
    given.workdays[day("2047-01-05")] = opening({{"09:00", "10:00"}});
    const auto asked = [&](std::int64_t seconds) {
        return told(Clock{given}.add(at("2026-01-01T00:00:00Z"), seconds));
    };
    CHECK(asked(7200) == std::to_string(base::to_micros(at("2036-01-05T10:00:00Z"))));
    CHECK(asked(7201) == "no_working_time");
    CHECK(told(Clock{weekdays("UTC", {})}.add(at("2026-01-01T00:00:00Z"), 0)) == "no_working_time");
}
