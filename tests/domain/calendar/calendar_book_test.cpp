#include "domain/calendar/calendar_book.hpp"

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>

#include "base/failure.hpp"
#include "domain/calendar/clock.hpp"
#include "tests/domain/calendar/calendars.hpp"

using namespace calendar_test;

namespace {

std::string text_of(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

calendar::CalendarBook shipped(const std::string& name) {
    const auto path = std::string{FIVESTAR_SOURCE_DIR} + "/rulebooks/calendars/" + name;
    return calendar::read_calendar_book(text_of(path), name);
}

constexpr const char* kSmall = R"(
id: small
name: {zh: 小, en: small}
zone: UTC
week: {source: here, confidence: A, hours: {mon: [["09:00", "10:00"]]}}
makeup_hours: [["08:00", "09:00"]]
holidays: {h: {zh: 节, en: Feast}}
years:
  - year: 2025
    sources: [{title: t, paper: p}]
    confidence: B
    off: [{holiday: h, from: 2025-01-01, to: 2025-01-02}]
    makeup: [2025-01-04]
)";

std::string complaint(const std::string& from, const std::string& to) {
    std::string text = kSmall;
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
    try {
        calendar::read_calendar_book(text, "small.yaml");
    } catch (const base::BadInput& bad) {
        return bad.what();
    }
    return "";
}

}  // namespace

TEST_CASE("the shipped book knows every day off and every make-up day that was announced") {
    const std::filesystem::path data = std::string{FIVESTAR_SOURCE_DIR} + "/../shared/data/calendar-cn";
    if (!std::filesystem::exists(data)) {
        MESSAGE("skipped: the table of announced days is not here");
        return;
    }
    std::map<base::Date, bool> announced;
    const std::regex entry{R"re("date":\s*"([0-9-]{10})",\s*"isOffDay":\s*(true|false))re"};
    for (int year = 2007; year <= 2026; ++year) {
        const auto text = text_of(data / (std::to_string(year) + ".json"));
        for (std::sregex_iterator at{text.begin(), text.end(), entry}, end; at != end; ++at) {
            announced[day((*at)[1].str())] = (*at)[2] == "true";
        }
    }
    REQUIRE(announced.size() > 600);
    const auto book = shipped("cn.yaml");
    for (std::chrono::sys_days at{day("2007-01-01")}; at <= std::chrono::sys_days{day("2026-12-31")};
         at += std::chrono::days{1}) {
        const auto found = announced.find(at);
        const bool weekend = std::chrono::weekday{at}.iso_encoding() > 5;
        const bool off = found == announced.end() ? weekend : found->second;
        const auto text = base::to_string(base::Date{at});
        CAPTURE(text);
        CHECK(book.calendar.hours_on(at) == (off ? calendar::DayHours{} : opening({{"09:00", "18:00"}})));
        CHECK(book.calendar.holidays.contains(at) == (found != announced.end() && found->second));
    }
}

TEST_CASE("the shipped book names a notice for every year and warns beyond the last") {
    const auto book = shipped("cn.yaml");
    REQUIRE(book.years.size() == 20);
    CHECK(book.years.back().year == 2026);
    for (const auto& year : book.years) CHECK(year.notices.front().paper.find("gov.cn") != std::string::npos);
    CHECK(book.calendar.holidays.at(day("2026-02-17")).en == "Spring Festival");
    CHECK_FALSE(book.calendar.is_unpublished(at("2026-12-31T23:59:59+08:00")));
    CHECK(book.calendar.is_unpublished(at("2027-01-01T00:00:00+08:00")));
    CHECK(book.calendar.is_unpublished(at("2006-12-31T23:59:59+08:00")));
}

TEST_CASE("a promise of two working days over the National Day of 2026 ends after it") {
    const calendar::Clock clock{shipped("cn.yaml").calendar};
    CHECK(*clock.add(at("2026-09-30T17:00:00+08:00"), 2 * 9 * 3600) == at("2026-10-09T17:00:00+08:00"));
    // The tenth is a Saturday that makes up for a day off.
    CHECK(*clock.add(at("2026-10-09T17:00:00+08:00"), 2 * 3600) == at("2026-10-10T10:00:00+08:00"));
}

TEST_CASE("around the clock, working time is elapsed time and nothing needs to be announced") {
    const auto book = shipped("cn-24x7.yaml");
    const calendar::Clock clock{book.calendar};
    CHECK(*clock.add(at("1991-04-13T12:00:00Z"), 86400) == at("1991-04-14T12:00:00Z"));
    CHECK_FALSE(book.calendar.is_unpublished(at("2090-01-01T00:00:00Z")));
}

TEST_CASE("a calendar book that says something else is refused with its place") {
    CHECK(calendar::read_calendar_book(kSmall, "small.yaml").calendar.workdays.size() == 1);
    CHECK(complaint("zone: UTC", "zone: Mars/Olympus").find("small.yaml:4:7") == 0);
    CHECK(complaint("zone: UTC", "zone: UTC\nextra: 1").find("extra") != std::string::npos);
    CHECK(complaint("\"10:00\"", "\"08:00\"").find("before they begin") != std::string::npos);
    CHECK(complaint("[\"09:00\", \"10:00\"]", "[\"09:00\"]").find("pair of times") != std::string::npos);
    CHECK(complaint("to: 2025-01-02", "to: 2024-12-31").find("forward") != std::string::npos);
    CHECK(complaint("to: 2025-01-02", "to: 2026-01-02").find("month") != std::string::npos);
    CHECK(complaint("[2025-01-04]", "[2025-01-02]").find("day off as well") != std::string::npos);
    CHECK(complaint("[2025-01-04]", "[2025-01-04, 2025-01-04]").find("already") != std::string::npos);
    CHECK(complaint("[2025-01-04]", "[2023-01-04]").find("outside the year") != std::string::npos);
    CHECK(complaint("holiday: h", "holiday: x").find("lacks 'x'") != std::string::npos);
    CHECK(complaint("confidence: B", "confidence: C").find("unverified") != std::string::npos);
    CHECK(complaint("mon:", "monday:").find("monday") != std::string::npos);
}
