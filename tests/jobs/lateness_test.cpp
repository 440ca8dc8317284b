#include "jobs/lateness.hpp"

#include <doctest/doctest.h>

using namespace std::chrono_literals;

TEST_CASE("lateness is counted in buckets, ends included, and summed") {
    jobs::Lateness lateness;
    for (const auto late : {std::chrono::microseconds{1}, std::chrono::microseconds{10ms},
                            std::chrono::microseconds{11ms}, std::chrono::microseconds{2h}})
        lateness.add(late);
    CHECK(lateness.count() == 4);
    CHECK(lateness.at_most(0) == 2);
    CHECK(lateness.at_most(1) == 3);
    CHECK(lateness.at_most(jobs::Lateness::kUpTo.size() - 1) == 3);
    CHECK(lateness.sum() == 2h + 21ms + 1us);
}
