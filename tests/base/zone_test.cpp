#include "base/zone.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "base/failure.hpp"
#include "base/time.hpp"

namespace {

std::int64_t second(const char* text) {
    return base::to_micros(*base::parse_rfc3339(text)) / 1000000;
}

/// Version 2 bytes without any change: one kind of local time and a footer.
std::string zone_bytes(const std::string& footer) {
    std::string header = "TZif2" + std::string(15, '\0');
    for (const int count : {0, 0, 0, 0, 1, 4}) header += std::string{'\0', '\0', '\0', static_cast<char>(count)};
    const std::string block = std::string(6, '\0') + std::string("UTC\0", 4);
    return header + block + header + block + "\n" + footer + "\n";
}

}  // namespace

TEST_CASE("Shanghai is eight hours ahead, and was nine in the summers of 1986 to 1991") {
    const auto* zone = base::find_zone("Asia/Shanghai");
    REQUIRE(zone != nullptr);
    CHECK(zone->offset_at(second("2026-10-01T00:00:00Z")) == 8 * 3600);
    CHECK(zone->offset_at(second("1990-07-01T00:00:00Z")) == 9 * 3600);
    CHECK(zone->next_change(second("2026-01-01T00:00:00Z")) == base::Zone::kNever);
}

TEST_CASE("the footer goes on without end") {
    const auto* zone = base::find_zone("America/New_York");
    REQUIRE(zone != nullptr);
    for (const char* year : {"2040", "2437", "2840", "9998"}) {
        CAPTURE(year);
        CHECK(zone->offset_at(second((std::string{year} + "-07-01T00:00:00Z").c_str())) == -4 * 3600);
        CHECK(zone->offset_at(second((std::string{year} + "-01-01T00:00:00Z").c_str())) == -5 * 3600);
    }
    // The second Sunday of March 2840 is the 11th.
    CHECK(zone->next_change(second("2840-01-01T00:00:00Z")) == second("2840-03-11T07:00:00Z"));
}

TEST_CASE("a wall time the clock was set over has no instant, one it was set back over has two") {
    const auto* berlin = base::find_zone("Europe/Berlin");
    REQUIRE(berlin != nullptr);
    CHECK(berlin->instants(second("2026-03-29T02:30:00Z")).count == 0);
    const auto twice = berlin->instants(second("2026-10-25T02:30:00Z"));
    REQUIRE(twice.count == 2);
    CHECK(twice.at[0] == second("2026-10-25T00:30:00Z"));
    CHECK(twice.at[1] == second("2026-10-25T01:30:00Z"));
    const auto once = berlin->instants(second("2026-10-25T03:00:00Z"));
    REQUIRE(once.count == 1);
    CHECK(once.at[0] == second("2026-10-25T02:00:00Z"));
}

TEST_CASE("Apia had no 30 December 2011") {
    const auto* apia = base::find_zone("Pacific/Apia");
    REQUIRE(apia != nullptr);
    CHECK(apia->instants(second("2011-12-30T12:00:00Z")).count == 0);
    CHECK(apia->instants(second("2011-12-31T00:00:00Z")).at[0] == second("2011-12-30T10:00:00Z"));
}

TEST_CASE("only plain names of zones are looked for") {
    for (const char* name : {"", "..", "../zoneinfo/UTC", "/usr/share/zoneinfo/UTC", "Asia/../UTC", "Asia//Shanghai",
                             "Asia/", "Asia", "tzdata.zi", "zone.tab", "No/Such", "UTC\n", ".hidden"}) {
        CAPTURE(name);
        CHECK(base::find_zone(name) == nullptr);
    }
    CHECK(base::find_zone(std::string_view{"UTC\0x", 5}) == nullptr);
}

TEST_CASE("a file without changes follows its footer") {
    const auto plain = base::Zone::parse(zone_bytes("<+0545>-5:45"), "test");
    CHECK(plain.offset_at(0) == 20700);
    const auto southern = base::Zone::parse(zone_bytes("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0"), "test");
    CHECK(southern.offset_at(second("2026-01-01T00:00:00Z")) == 39600);
    CHECK(southern.offset_at(second("2026-07-01T00:00:00Z")) == 37800);
    const auto summer_all_year = base::Zone::parse(zone_bytes("XXX3EDT4,0/0,J365/23"), "test");
    for (const char* at : {"2026-01-01T03:00:00Z", "2026-07-01T00:00:00Z", "2027-01-01T02:59:59Z"}) {
        CHECK(summer_all_year.offset_at(second(at)) == -4 * 3600);
    }
    CHECK(summer_all_year.next_change(second("2026-01-01T00:00:00Z")) > second("2026-12-31T00:00:00Z"));
}

TEST_CASE("the zones of another directory are found where TZDIR names it") {
    const auto folder = std::filesystem::temp_directory_path() / ("fivestar_zones_" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder / "Test");
    std::ofstream{folder / "Test" / "Place", std::ios::binary} << zone_bytes("<+0130>-1:30");
    std::ofstream{folder / "Test" / "Broken", std::ios::binary} << "TZif2 and no more";
    ::setenv("TZDIR", folder.c_str(), 1);
    const auto* place = base::find_zone("Test/Place");
    CHECK_THROWS_AS(base::find_zone("Test/Broken"), base::BadInput);
    ::unsetenv("TZDIR");
    std::filesystem::remove_all(folder);
    REQUIRE(place != nullptr);
    CHECK(place->offset_at(0) == 5400);
    CHECK(base::find_zone("Test/Place") == place);
}

TEST_CASE("bytes that are no zone are refused with their place") {
    const auto good = zone_bytes("UTC0");
    CHECK_NOTHROW(base::Zone::parse(good, "test"));
    for (std::size_t length = 0; length < good.size(); ++length) {
        CHECK_THROWS_AS(base::Zone::parse(good.substr(0, length), "test"), base::BadInput);
    }
    for (const char* footer : {"UTC", "UT0", "UTC0EDT", "UTC25", "EST5EDT,M13.1.0,M4.1.0", "EST5EDT,M3.2.0", "<X5",
                               "EST5EDT,M3.2.0,M11.1.0/168", "EST5EDT,M3.2.0,M11.1.0x", "EST5EDT,J0,J365"}) {
        CAPTURE(footer);
        CHECK_THROWS_AS(base::Zone::parse(zone_bytes(footer), "test"), base::BadInput);
    }
}
