#include "domain/calendar/clock.hpp"

#include <thread>

#include "base/failure.hpp"
#include "tests/domain/calendar/calendars.hpp"

using namespace calendar_test;
using calendar::Clock;
using calendar::Pauses;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

std::string added(const Clock& clock, std::string_view from, std::int64_t amount, const Pauses& pauses = {}) {
    const auto result = clock.add(at(from), amount, pauses);
    return result ? base::to_rfc3339(*result) : result.refusal().code;
}

}  // namespace

TEST_CASE("the worked example of the contract") {
    auto calendar = weekdays("Asia/Shanghai", {});
    calendar.week[2] = calendar.week[3] = opening({{"09:00", "12:00"}, {"13:00", "18:00"}});
    calendar.holidays[day("2026-10-01")] = {};
    calendar.workdays[day("2026-10-10")] = opening({{"09:00", "18:00"}});
    const Clock clock{calendar};
    const Pauses pauses{{{at("2026-09-30T17:10:00+08:00"), at("2026-09-30T17:40:00+08:00")}}};
    CHECK(added(clock, "2026-09-30T17:00:00+08:00", 7200, pauses) == "2026-10-07T02:30:00Z");
    CHECK(clock.between(at("2026-09-30T17:00:00+08:00"), at("2026-10-07T02:30:00Z"), pauses) == seconds{7200});
    // The Saturday is a workday with hours of its own.
    CHECK(added(clock, "2026-10-08T18:00:00+08:00", 3600) == "2026-10-10T02:00:00Z");
}

TEST_CASE("an amount is over at closing, nothing begins at the next opening") {
    const Clock clock{weekdays("Asia/Shanghai", opening({{"09:00", "18:00"}}))};
    CHECK(added(clock, "2026-11-20T17:00:00+08:00", 3600) == "2026-11-20T10:00:00Z");
    CHECK(added(clock, "2026-11-20T17:00:00+08:00", 3601) == "2026-11-23T01:00:01Z");
    CHECK(added(clock, "2026-11-20T18:00:00+08:00", 0) == "2026-11-23T01:00:00Z");
    CHECK(added(clock, "2026-11-20T17:59:59+08:00", 0) == "2026-11-20T09:59:59Z");
    CHECK(added(clock, "2026-11-20T17:00:00+08:00", -1) == "negative_seconds");
    CHECK(clock.between(at("2026-11-20T17:00:00+08:00"), at("2026-11-23T09:00:01+08:00")) == seconds{3601});
    CHECK(clock.between(at("2026-11-23T09:00:01+08:00"), at("2026-11-20T17:00:00+08:00")) == seconds{-3601});
}

TEST_CASE("with nothing to pass, the clock starts at the earliest open and unpaused instant") {
    const Clock clock{weekdays("Asia/Shanghai", opening({{"09:00", "18:00"}}))};
    const Pauses to_the_evening{{{at("2026-11-20T16:00:00+08:00"), at("2026-11-20T18:00:00+08:00")}}};
    CHECK(added(clock, "2026-11-20T15:00:00+08:00", 0, to_the_evening) == "2026-11-20T07:00:00Z");
    CHECK(added(clock, "2026-11-20T16:00:00+08:00", 0, to_the_evening) == "2026-11-23T01:00:00Z");
}

TEST_CASE("overlapping pauses count once, and fractions of a second are kept") {
    const Clock clock{every_day("UTC", opening({{"00:00", "24:00"}}))};
    const Pauses pauses{{{at("2026-01-01T03:00:00Z"), at("2026-01-01T05:00:00Z")},
                         {at("2026-01-01T01:00:00Z"), at("2026-01-01T04:00:00Z")},
                         {at("2026-01-01T02:00:00Z"), at("2026-01-01T02:00:00Z")}}};
    CHECK(clock.between(at("2026-01-01T00:00:00Z"), at("2026-01-02T00:00:00Z"), pauses) == hours{20});
    CHECK(added(clock, "2026-01-01T00:30:00Z", 3600, pauses) == "2026-01-01T05:30:00Z");
    CHECK(added(clock, "2026-01-01T06:00:00.25Z", 1) == "2026-01-01T06:00:01.25Z");
    CHECK_THROWS_AS(Pauses({{at("2026-01-01T03:00:00Z"), at("2026-01-01T02:00:00Z")}}), base::BadInput);
}

TEST_CASE("skipped wall times begin at the change, doubled ones count once for each pass") {
    const Clock night{every_day("Europe/Berlin", opening({{"02:15", "02:45"}}))};
    CHECK(night.between(at("2026-03-29T00:00:00+01:00"), at("2026-03-30T00:00:00+02:00")) == minutes{0});
    CHECK(night.between(at("2026-10-25T00:00:00+02:00"), at("2026-10-26T00:00:00+01:00")) == minutes{60});
    const Clock early{every_day("Europe/Berlin", opening({{"02:30", "04:00"}}))};
    CHECK(added(early, "2026-03-29T00:00:00+01:00", 0) == "2026-03-29T01:00:00Z");
    CHECK(early.between(at("2026-03-29T00:00:00+01:00"), at("2026-03-30T00:00:00+02:00")) == hours{1});
    const Clock lord_howe{every_day("Australia/Lord_Howe", opening({{"00:00", "24:00"}}))};
    CHECK(lord_howe.between(at("2026-04-05T00:00:00+11:00"), at("2026-04-06T00:00:00+10:30")) == minutes{24 * 60 + 30});
}

TEST_CASE("a day the clocks skip has no working time") {
    const Clock apia{every_day("Pacific/Apia", opening({{"08:00", "16:00"}}))};
    CHECK(apia.between(at("2011-12-29T00:00:00-10:00"), at("2012-01-01T00:00:00+14:00")) == hours{16});
    CHECK(added(apia, "2011-12-29T15:00:00-10:00", 7200) == "2011-12-30T19:00:00Z");
}

TEST_CASE("ten years without working time are refused") {
    auto calendar = weekdays("UTC", {});
    CHECK(added(Clock{calendar}, "2026-01-01T00:00:00Z", 0) == "no_working_time");
    CHECK(added(Clock{calendar}, "2026-01-01T00:00:00Z", 1) == "no_working_time");
    calendar.workdays[day("2035-12-31")] = opening({{"09:00", "10:00"}});
    const Clock late{calendar};
    CHECK(added(late, "2026-01-01T00:00:00Z", 3600) == "2035-12-31T10:00:00Z");
    CHECK(added(late, "2026-01-01T00:00:00Z", 3601) == "no_working_time");
    CHECK(added(late, "2025-01-01T00:00:00Z", 1) == "no_working_time");
    CHECK(added(late, "9999-12-31T00:00:00Z", 1) == "no_working_time");
    const Clock open{every_day("UTC", opening({{"00:00", "24:00"}}))};
    CHECK(added(open, "2026-01-01T00:00:00Z", 0, Pauses{{{at("2025-01-01T00:00:00Z"), at("2037-01-01T00:00:00Z")}}}) ==
          "no_working_time");
    CHECK(added(open, "2026-01-01T00:00:00Z", 20LL * 365 * 86400) == "2045-12-27T00:00:00Z");
    CHECK(added(open, "2026-01-01T00:00:00Z", INT64_MAX) == "no_working_time");
}

TEST_CASE("years outside the kept ones are counted too") {
    const Clock clock{every_day("UTC", opening({{"00:00", "12:00"}}))};
    CHECK(clock.between(at("0001-01-01T00:00:00Z"), at("0002-01-01T00:00:00Z")) == hours{365 * 12});
    CHECK(clock.between(at("1969-12-31T00:00:00Z"), at("1970-01-02T00:00:00Z")) == hours{24});
    CHECK(clock.between(at("2100-01-01T00:00:00Z"), at("2102-01-01T00:00:00Z")) == hours{730 * 12});
    CHECK(added(clock, "1899-12-31T13:00:00Z", 86400) == "1900-01-02T12:00:00Z");
}

TEST_CASE("several threads may count with one clock") {
    const Clock clock{every_day("Europe/Berlin", opening({{"09:00", "17:00"}}))};
    std::array<std::chrono::microseconds, 4> sums{};
    {
        std::vector<std::jthread> threads;
        for (auto& sum : sums) {
            threads.emplace_back([&] { sum = clock.between(at("1990-01-01T00:00:00Z"), at("2090-01-01T00:00:00Z")); });
        }
    }
    for (const auto& sum : sums) CHECK(sum == hours{36525 * 8});
}
