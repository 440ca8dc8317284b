#include "domain/rating/score.hpp"

#include <doctest/doctest.h>

#include "tests/domain/rating/standards.hpp"

using namespace rating;
using namespace rating_test;
using base::Rational;

namespace {

const Finding kMet = Verdict{true};
const Finding kNotMet = Verdict{false};

std::string reason_for(const Standard& standard, const Assessment& assessment) {
    const auto result = score(standard, assessment);
    if (result) return "";
    CHECK(result.refusal().code == "bad_input");
    return result.refusal().facts[0].second;
}

Assessment hundred_with(std::int64_t failed, std::int64_t sampled) {
    return {.items = {{"1.1", Samples{sampled, failed}}}};
}

std::vector<SpecialDeduction> deductions(std::size_t count) {
    return std::vector<SpecialDeduction>(count, {.ground = "law"});
}

}  // namespace

TEST_CASE("a qualitative item loses all its points, a sampled one its share") {
    const auto standard = standard_of({qualitative("1.1", 6), sampled("1.2", 4), qualitative("2.1", 10)});
    const auto result = score(standard, {.items = {{"1.1", kNotMet}, {"1.2", Samples{40, 3}}, {"2.1", kMet}}});
    REQUIRE(result);
    CHECK(result->obtained == Rational(137, 10));  // 4 x 37/40 + 10
    CHECK(result->applicable == 20);
    CHECK(result->score == Rational(685, 10));
    CHECK(*result->level == "none");
    CHECK(result->groups[0].obtained == Rational(37, 10));
    CHECK(result->groups[0].applicable == 10);
    CHECK(result->groups[1].obtained == 10);
    CHECK(result->lost == std::vector<std::size_t>{0, 1});
    CHECK(result->items[1].lost == Rational(3, 10));
    CHECK(result->items[1].counted == 40);
    CHECK(result->items[1].failed == 3);
    CHECK_FALSE(result->provisional);
}

TEST_CASE("the level is decided on the exact score, not on the one that is shown") {
    const auto standard = standard_of({sampled("1.1", 100)});
    struct Row {
        std::int64_t failed, sampled;
        const char *shown, *level;
    };
    const Row rows[] = {
        {5, 100, "95", "five"},
        {5005, 100'000, "95", "four"},
        {10, 100, "90", "four"},
        {10001, 100'000, "90", "three"},
        {20, 100, "80", "three"},
        {20'004, 100'000, "80", "qualified"},
        {30, 100, "70", "qualified"},
        {30'005, 100'000, "70", "none"},
        {30'006, 100'000, "69.99", "none"},
        {0, 7, "100", "five"},
        {7, 7, "0", "none"},
        {1, 3, "66.67", "none"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.failed);
        CAPTURE(row.sampled);
        const auto result = score(standard, hundred_with(row.failed, row.sampled));
        REQUIRE(result);
        CHECK(result->score.to_decimal(2) == row.shown);
        CHECK(*result->level == row.level);
    }
}

TEST_CASE("an item that does not apply is taken out of both sums") {
    const auto standard = standard_of({qualitative("1.1", 60), qualitative("1.2", 30), qualitative("1.3", 10)});
    const auto result = score(
        standard,
        {.items = {{"1.1", kMet}, {"1.2", NotApplicable{"sells no goods that are delivered"}}, {"1.3", kNotMet}}});
    REQUIRE(result);
    CHECK(result->applicable == 70);
    CHECK(result->score == Rational(6000, 70));
    CHECK(result->items[1].state == ItemState::NotApplicable);
    CHECK(result->items[1].reasons.front() == "sells no goods that are delivered");
    CHECK(*result->level == "three");
}

TEST_CASE("nothing that applies gives no score") {
    const auto standard = standard_of({qualitative("1.1", 60), qualitative("1.2", 0)});
    CHECK(reason_for(standard, {.items = {{"1.1", NotApplicable{"a"}}, {"1.2", NotApplicable{"b"}}}}) ==
          "nothing_applicable");
    CHECK(reason_for(standard, {.items = {}}) == "nothing_applicable");
    CHECK(reason_for(standard, {.items = {{"1.2", kMet}}}) == "nothing_applicable");
}

TEST_CASE("a missing item leaves the score to those found and takes the level away") {
    const auto standard = standard_of({qualitative("1.1", 60), qualitative("1.2", 40)});
    const auto result = score(standard, {.items = {{"1.1", kMet}}});
    REQUIRE(result);
    CHECK(result->score == 100);
    CHECK_FALSE(result->level);
    CHECK(result->missing == std::vector<std::size_t>{1});
    CHECK_FALSE(score(standard, {.items = {{"1.1", kMet}}, .special_deductions = deductions(5)})->level);
}

TEST_CASE("special deductions and the bonus stand outside the points, clamped to 0..100") {
    const auto standard = standard_of({sampled("1.1", 8)});
    const auto with = [&](std::int64_t failed, std::size_t count, std::int64_t bonus) {
        return *score(standard, {.items = {{"1.1", Samples{100, failed}}},
                                 .special_deductions = deductions(count),
                                 .special_bonus = bonus});
    };
    CHECK(with(4, 1, 0).score == 95);
    CHECK(*with(4, 1, 0).level == "five");
    CHECK(*with(4, 2, 0).level == "four");
    CHECK(with(4, 2, 1).score == 95);  // the bonus counts beside deductions
    CHECK(with(0, 0, 1).score == 100);
    CHECK(with(99, 4, 0).score == 0);
    CHECK(with(0, 4, 0).score == 96);
    CHECK(*with(0, 4, 0).level == "five");
    CHECK(with(0, 5, 1).score == 96);
    CHECK(*with(0, 5, 1).level == "none");
}

TEST_CASE("sites with a finding are pooled") {
    const auto standard = standard_of({sampled("1.1", 50), qualitative("1.2", 50)});
    const auto result = score(standard, {.items = {{"1.1", Samples{10, 1}}, {"1.2", kMet}},
                                         .outlets = {{"N1", {{"1.1", Samples{30, 9}}, {"1.2", kNotMet}}},
                                                     {"N2", {{"1.2", kMet}}},
                                                     {"N3", {{"1.2", NotApplicable{"a shop without a workshop"}}}}}});
    REQUIRE(result);
    CHECK(result->items[0].lost == Rational(50 * 10, 40));
    CHECK(result->items[0].sites == 2);
    CHECK(result->items[1].lost == Rational(50, 3));
    CHECK(result->items[1].sites == 3);
    CHECK(result->items[1].reasons.size() == 1);
    CHECK(result->applicable == 100);
}

TEST_CASE("an item found only at an outlet is not missing") {
    const auto standard = standard_of({qualitative("1.1", 1), qualitative("1.2", 1)});
    const auto result = score(standard, {.items = {{"1.1", kMet}, {"1.2", NotApplicable{"no workshop here"}}},
                                         .outlets = {{"N1", {{"1.2", kNotMet}}}}});
    REQUIRE(result);
    CHECK(result->missing.empty());
    CHECK(result->score == 50);
}

TEST_CASE("findings that cannot be are refused with their reason") {
    const auto standard = standard_of({sampled("1.1", 50), qualitative("1.2", 50)});
    CHECK(reason_for(standard, {.items = {{"9.9", kMet}}}) == "unknown_item");
    CHECK(reason_for(standard, {.items = {{"1", kMet}}}) == "unknown_item");
    CHECK(reason_for(standard, {.items = {{"1.1", kMet}}}) == "wrong_kind_of_finding");
    CHECK(reason_for(standard, {.items = {{"1.2", Samples{1, 0}}}}) == "wrong_kind_of_finding");
    CHECK(reason_for(standard, {.items = {{"1.1", Samples{0, 0}}}}) == "sampled_out_of_range");
    CHECK(reason_for(standard, {.items = {{"1.1", Samples{kSampledMax + 1, 0}}}}) == "sampled_out_of_range");
    CHECK(reason_for(standard, {.items = {{"1.1", Samples{3, 4}}}}) == "failed_out_of_range");
    CHECK(reason_for(standard, {.items = {{"1.1", Samples{3, -1}}}}) == "failed_out_of_range");
    CHECK(reason_for(standard, {.items = {{"1.1", NotApplicable{""}}}}) == "reason_needed");
    CHECK(reason_for(standard, {.items = {{"1.2", kMet}}, .special_bonus = 2}) == "bonus_out_of_range");
    CHECK(reason_for(standard, {.items = {{"1.2", kMet}}, .outlets = {{"N1", {}}, {"N1", {}}}}) == "doubled_outlet");
    const auto refusal = score(standard, {.items = {}, .outlets = {{"N7", {{"1.1", Samples{3, 4}}}}}}).refusal();
    CHECK(refusal.facts[1].second == "1.1");
    CHECK(refusal.facts[2].second == "N7");
    auto draft = with_levels({qualitative("1", 1)});
    draft.special = {};
    const auto plain = *Standard::of(draft);
    CHECK(reason_for(plain, {.items = {{"1", kMet}}, .special_deductions = deductions(1)}) == "no_special_deductions");
}

TEST_CASE("a score is provisional while working points are counted") {
    auto working = qualitative("1.2", 40);
    working.points_basis = PointsBasis::Working;
    const auto standard = standard_of({qualitative("1.1", 60), working});
    CHECK(score(standard, {.items = {{"1.1", kMet}, {"1.2", kMet}}})->provisional);
    CHECK_FALSE(score(standard, {.items = {{"1.1", kMet}, {"1.2", NotApplicable{"x"}}}})->provisional);
    CHECK_FALSE(score(standard, {.items = {{"1.1", kMet}}})->provisional);
}
