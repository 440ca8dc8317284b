#include "http/token_buckets.hpp"

#include <doctest/doctest.h>

using namespace std::chrono_literals;

TEST_CASE("a bucket gives its burst at once and then its rate, each key for itself") {
    http::TokenBuckets buckets{{.per_second = 2, .burst = 3}};
    http::TokenBuckets::Time now{};
    for (int i = 0; i < 3; ++i) CHECK_FALSE(buckets.take("a", now));
    CHECK(buckets.take("a", now) == 1s);
    CHECK_FALSE(buckets.take("b", now));
    CHECK(buckets.take("a", now + 499ms) == 1s);
    CHECK_FALSE(buckets.take("a", now + 500ms));
    CHECK(buckets.take("a", now + 500ms) == 1s);
    now += 1h;
    for (int i = 0; i < 3; ++i) CHECK_FALSE(buckets.take("a", now));
    CHECK(buckets.take("a", now));
}

TEST_CASE("a slow bucket says how long to wait, and a clock that is set back changes nothing") {
    http::TokenBuckets buckets{{.per_second = 0.1, .burst = 1}};
    const http::TokenBuckets::Time now{1h};
    CHECK_FALSE(buckets.take("a", now));
    CHECK(buckets.take("a", now) == 10s);
    CHECK(buckets.take("a", now - 30min) == 10s);
    CHECK(buckets.take("a", now - 30min + 4s) == 6s);
}

TEST_CASE("a rate of nothing is no limit, and keys without end are not kept") {
    http::TokenBuckets open{{}};
    for (int i = 0; i < 1000; ++i) CHECK_FALSE(open.take("a", {}));
    http::TokenBuckets few{{.per_second = 1, .burst = 2}, 3};
    const http::TokenBuckets::Time now{1h};
    for (const auto* key : {"a", "b", "c", "c"}) CHECK_FALSE(few.take(key, now));
    CHECK_FALSE(few.take("d", now + 1s));  // by then a and b are full again and make room, c is not
    CHECK_FALSE(few.take("c", now + 1s));
    CHECK(few.take("c", now + 1s) == 1s);
}
