#include "base/ids.hpp"

#include <doctest/doctest.h>

TEST_CASE("ids sort in the order they were made, even when the clock steps back") {
    base::Ids ids{base::seeded_random(7)};
    const auto noon = *base::parse_rfc3339("2026-11-22T12:00:00Z");
    std::string last;
    for (int i = 0; i < 2000; ++i) {
        const auto id = ids.next(noon - std::chrono::milliseconds{i % 50});
        CHECK(base::is_id(id));
        CHECK(last < id);
        last = id;
    }
    CHECK(last < ids.next(noon + std::chrono::seconds{1}));
}

TEST_CASE("an id has the version and variant bits of UUIDv7") {
    base::Ids ids{base::seeded_random(7)};
    const auto id = ids.next(base::from_micros(0));
    // 48 bits of time, then version 7: bits 48..51 are the last two of character 10 and the first two of character 11.
    CHECK(id.substr(0, 9) == "000000000");
    CHECK_FALSE(base::is_id("short"));
    CHECK_FALSE(base::is_id("0000000000000000000000000U"));
}
