#include "domain/calendar/hours.hpp"

#include "base/failure.hpp"
#include "tests/domain/calendar/calendars.hpp"

using calendar_test::opening;

TEST_CASE("hours of a day are sorted, do not overlap and may end at midnight") {
    const auto day = opening({{"00:00", "09:30"}, {"09:30", "24:00"}});
    CHECK(day == calendar::DayHours{{0, 34200}, {34200, 86400}});
    for (const auto& [from, to] : {std::pair{"9:00", "10:00"},
                                   {"09:00", "24:01"},
                                   {"09:00", "25:00"},
                                   {"09:60", "10:00"},
                                   {"09:00", "09:00"},
                                   {"18:00", "09:00"},
                                   {"24:00", "24:00"},
                                   {"", "10:00"},
                                   {"09-00", "10:00"},
                                   {"0900 ", "10:00"}}) {
        CAPTURE(from);
        CAPTURE(to);
        CHECK_THROWS_AS(opening({{from, to}}), base::BadInput);
    }
    CHECK_THROWS_AS(opening({{"09:00", "12:00"}, {"11:59", "13:00"}}), base::BadInput);
    CHECK_THROWS_AS(opening({{"13:00", "14:00"}, {"09:00", "10:00"}}), base::BadInput);
}
