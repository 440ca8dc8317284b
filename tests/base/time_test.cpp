#include "base/time.hpp"

#include <doctest/doctest.h>

TEST_CASE("an instant is written and read back") {
    const auto at = base::parse_rfc3339("2026-10-07T10:30:00+08:00");
    REQUIRE(at);
    CHECK(base::to_rfc3339(*at) == "2026-10-07T02:30:00Z");
    CHECK(base::to_rfc3339(*base::parse_rfc3339("2026-10-07T02:30:00.250Z")) == "2026-10-07T02:30:00.25Z");
    CHECK(base::to_rfc3339(*base::parse_rfc3339("1969-12-31T23:59:59Z")) == "1969-12-31T23:59:59Z");
}

TEST_CASE("what is no instant is refused") {
    for (const char* text : {"", "2026-10-07", "2026-13-07T02:30:00Z", "2026-02-30T02:30:00Z", "2026-10-07T24:30:00Z",
                             "2026-10-07T02:30:00", "2026-10-07T02:30:00+8:00", "2026-10-07T02:30:00.Z"}) {
        CAPTURE(text);
        CHECK_FALSE(base::parse_rfc3339(text));
    }
}
