#include "domain/rating/live.hpp"

#include <doctest/doctest.h>

#include "domain/rating/evidence.hpp"
#include "tests/domain/rating/standards.hpp"

using namespace rating;
using namespace rating_test;
using base::Rational;

namespace {

Standard board() {
    auto hollow = qualitative("2.1", 5);
    hollow.placeholder = true;
    hollow.points_basis = PointsBasis::Working;
    return standard_of({sampled("1.1", 60), qualitative("1.2", 35), hollow});
}

}  // namespace

TEST_CASE("the live score is over the proven points, between everything else lost and everything else met") {
    const auto result = live(board(), {.items = {{"1.1", Samples{100, 10}}}}, {"1.1"});
    REQUIRE(result);
    CHECK(*result->score == 90);
    CHECK(result->proven_points == 60);
    CHECK(result->total_points == 100);
    CHECK(result->low == 54);
    CHECK(result->high == 94);
    CHECK_FALSE(result->level);
    CHECK(result->provisional);
    CHECK(result->states == std::vector{LiveState::Measured, LiveState::Waiting, LiveState::Placeholder});
}

TEST_CASE("a level is named once nothing unproven can change it") {
    const Findings both{{"1.1", Samples{100, 0}}, {"1.2", Verdict{true}}};
    const auto high = live(board(), {.items = both}, {"1.1"});
    CHECK(high->low == 95);
    CHECK(high->high == 100);
    CHECK(*high->level == "five");
    CHECK(high->states[1] == LiveState::Assessed);
    const auto low = live(board(), {.items = {{"1.1", Samples{100, 60}}}}, {});
    CHECK(low->high == 64);
    CHECK(*low->level == "none");
    auto deducted = Assessment{.items = both};
    deducted.special_deductions.resize(5);
    CHECK(*live(board(), deducted, {})->level == "none");
}

TEST_CASE("nothing proven has no score but a range") {
    const auto result = live(board(), {.items = {}}, {});
    REQUIRE(result);
    CHECK_FALSE(result->score);
    CHECK(result->low == 0);
    CHECK(result->high == 100);
    CHECK_FALSE(result->level);
}

TEST_CASE("what does not apply leaves the range, and a placeholder proves nothing") {
    const auto result = live(board(), {.items = {{"1.2", NotApplicable{"x"}}, {"2.1", NotApplicable{"y"}}}}, {});
    REQUIRE(result);
    CHECK(result->total_points == 60);
    CHECK(result->states[2] == LiveState::NotApplicable);
    CHECK_FALSE(result->provisional);
    const auto refused = live(board(), {.items = {{"2.1", Verdict{true}}}}, {});
    REQUIRE_FALSE(refused);
    CHECK(refused.refusal().facts[0].second == "placeholder_proven");
    const Findings none{{"1.1", NotApplicable{"x"}}, {"1.2", NotApplicable{"x"}}, {"2.1", NotApplicable{"y"}}};
    CHECK(live(board(), {.items = none}, {}).refusal().facts[0].second == "nothing_applicable");
}

TEST_CASE("a measured share becomes samples, a target becomes a verdict") {
    const Evidence share{.measure = "recorded_share"};
    const auto samples = finding_of(share, 37, 40);
    REQUIRE(samples);
    CHECK(std::get<Samples>(*samples).sampled == 40);
    CHECK(std::get<Samples>(*samples).failed == 3);
    CHECK_FALSE(finding_of(share, 0, 0));
    CHECK_FALSE(finding_of(share, 5, 4));
    const Evidence target{.measure = "response_24h", .as = EvidenceRule::AtLeast, .target = Rational(95, 100)};
    CHECK(std::get<Verdict>(*finding_of(target, 95, 100)).met);
    CHECK_FALSE(std::get<Verdict>(*finding_of(target, 94'999, 100'000)).met);
    const Evidence limit{.measure = "rework_share", .as = EvidenceRule::AtMost, .target = Rational(1, 100)};
    CHECK(std::get<Verdict>(*finding_of(limit, 1, 100)).met);
    CHECK_FALSE(std::get<Verdict>(*finding_of(limit, 2, 100)).met);
}
