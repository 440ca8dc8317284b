#include "domain/calendar/explain.hpp"

#include "tests/domain/calendar/calendars.hpp"

using namespace calendar_test;
using calendar::ClosedDay;
using calendar::Piece;

TEST_CASE("an explanation lists what counted, what was paused and which days were closed and why") {
    auto calendar = weekdays("Asia/Shanghai", opening({{"09:00", "12:00"}, {"13:00", "18:00"}}));
    calendar.holidays[day("2026-10-01")] = {"国庆节", "National Day"};
    calendar.workdays[day("2026-10-02")] = {};
    const calendar::Pauses pauses{{{at("2026-09-30T17:10:00+08:00"), at("2026-09-30T17:40:00+08:00")}}};
    const auto said = explain(calendar, at("2026-09-30T17:00:00+08:00"), at("2026-10-05T09:30:00+08:00"), pauses);
    const auto on = day("2026-09-30");
    CHECK(said.counted ==
          std::vector<Piece>{{at("2026-09-30T09:00:00Z"), at("2026-09-30T09:10:00Z"), on},
                             {at("2026-09-30T09:40:00Z"), at("2026-09-30T10:00:00Z"), on},
                             {at("2026-10-05T01:00:00Z"), at("2026-10-05T01:30:00Z"), day("2026-10-05")}});
    CHECK(said.paused == std::vector<Piece>{{at("2026-09-30T09:10:00Z"), at("2026-09-30T09:40:00Z"), on}});
    CHECK(said.total == std::chrono::hours{1});
    REQUIRE(said.closed.size() == 4);
    CHECK(said.closed[0].on == day("2026-10-01"));
    CHECK(said.closed[0].why == ClosedDay::Why::Holiday);
    CHECK(said.closed[0].holiday.en == "National Day");
    CHECK(said.closed[1].why == ClosedDay::Why::Workday);
    CHECK(said.closed[2].why == ClosedDay::Why::Week);
    CHECK(said.closed[3].on == day("2026-10-04"));
}
