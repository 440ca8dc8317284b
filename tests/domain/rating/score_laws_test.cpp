#include <doctest/doctest.h>

#include <cmath>

#include "domain/rating/live.hpp"
#include "domain/rating/score.hpp"
#include "tests/domain/rating/random_rating.hpp"

using namespace rating;
using namespace rating_test;
using base::Rational;

namespace {

/// The score once more, by another way: long doubles, one pass over the sites for each item, no groups, no fractions.
struct Recomputed {
    long double score = 0;
    long double obtained = 0;
    long double applicable = 0;
    bool open = false;
    bool provisional = false;
};

Recomputed recompute(const Standard& standard, const Assessment& assessment) {
    Recomputed out;
    for (const auto& item : standard.items()) {
        std::vector<const Finding*> findings;
        const auto look = [&](const Findings& all) {
            if (const auto found = all.find(item.id); found != all.end()) findings.push_back(&found->second);
        };
        look(assessment.items);
        for (const auto& outlet : assessment.outlets) look(outlet.items);
        if (findings.empty()) out.open = true;
        long double good = 0;
        long double all = 0;
        for (const auto* finding : findings) {
            if (const auto* verdict = std::get_if<Verdict>(finding)) {
                all += 1;
                good += verdict->met ? 1 : 0;
            } else if (const auto* samples = std::get_if<Samples>(finding)) {
                all += static_cast<long double>(samples->sampled);
                good += static_cast<long double>(samples->sampled - samples->failed);
            }
        }
        if (all == 0) continue;
        // Points have two decimals here, so their hundredfold is a whole number.
        const long double points = std::stold((item.points * 100).to_decimal(0)) / 100;
        out.applicable += points;
        out.obtained += points * good / all;
        if (item.points_basis == PointsBasis::Working) out.provisional = true;
    }
    if (out.applicable > 0) {
        const auto outside = static_cast<long double>(assessment.special_bonus) -
                             static_cast<long double>(assessment.special_deductions.size());
        out.score = std::fmin(100.0L, std::fmax(0.0L, 100 * out.obtained / out.applicable + outside));
    }
    return out;
}

bool near(const Rational& exact, long double other) {
    return std::fabs(static_cast<long double>(exact.to_double()) - other) < 1e-9L;
}

}  // namespace

TEST_CASE("the score agrees with an independent recomputation over random standards") {
    RandomRating random{11};
    int scored = 0;
    for (int round = 0; round < 1500; ++round) {
        CAPTURE(round);
        const auto standard = random.standard(40);
        const auto assessment = random.assessment(standard);
        const auto other = recompute(standard, assessment);
        const auto result = score(standard, assessment);
        REQUIRE(static_cast<bool>(result) == (other.applicable > 0));
        if (!result) continue;
        ++scored;
        CHECK(near(result->score, other.score));
        CHECK(near(result->obtained, other.obtained));
        CHECK(near(result->applicable, other.applicable));
        CHECK(result->provisional == other.provisional);
        CHECK(result->level.has_value() == !other.open);
        if (result->level && assessment.special_deductions.size() < 5) {
            CHECK(*result->level == standard.level_of(result->score));
        } else if (result->level) {
            CHECK(*result->level == "none");
        }
    }
    CHECK(scored > 1200);
}

TEST_CASE("groups add up, losses are what is not obtained, and they stand largest first") {
    RandomRating random{12};
    for (int round = 0; round < 300; ++round) {
        const auto standard = random.standard(40);
        const auto result = score(standard, random.assessment(standard));
        if (!result) continue;
        Rational roots = 0;
        for (std::size_t g = 0; g < standard.groups().size(); ++g) {
            Rational below = 0;
            for (std::size_t c = 0; c < standard.groups().size(); ++c) {
                if (standard.groups()[c].parent == g) below = below + result->groups[c].obtained;
            }
            for (std::size_t i = 0; i < standard.items().size(); ++i) {
                if (standard.group_of(i) == g) below = below + result->items[i].obtained;
            }
            CHECK(below == result->groups[g].obtained);
            if (!standard.groups()[g].parent) roots = roots + result->groups[g].obtained;
        }
        CHECK(roots == result->obtained);
        Rational lost = 0;
        for (std::size_t n = 0; n < result->lost.size(); ++n) {
            lost = lost + result->items[result->lost[n]].lost;
            if (n > 0) CHECK(result->items[result->lost[n - 1]].lost >= result->items[result->lost[n]].lost);
        }
        CHECK(result->obtained + lost == result->applicable);
    }
}

TEST_CASE("a finding that improves never lowers the score") {
    RandomRating random{13};
    int improved = 0;
    for (int round = 0; round < 600; ++round) {
        const auto standard = random.standard(20);
        auto assessment = random.assessment(standard);
        const auto before = score(standard, assessment);
        if (!before || assessment.items.empty()) continue;
        auto at = assessment.items.begin();
        std::advance(at, random.below(static_cast<std::int64_t>(assessment.items.size())));
        if (auto* verdict = std::get_if<Verdict>(&at->second)) {
            verdict->met = true;
        } else if (auto* samples = std::get_if<Samples>(&at->second)) {
            samples->failed = samples->failed > 0 ? samples->failed - 1 : 0;
        } else {
            continue;
        }
        const auto after = score(standard, assessment);
        REQUIRE(after);
        CHECK(after->score >= before->score);
        if (after->score > before->score) ++improved;
    }
    CHECK(improved > 50);
}

TEST_CASE("deleting an item keeps the score within 0 and 100, and deleting one without loss never raises it") {
    RandomRating random{14};
    for (int round = 0; round < 600; ++round) {
        const auto standard = random.standard(20);
        auto assessment = random.assessment(standard);
        assessment.outlets.clear();
        const auto before = score(standard, assessment);
        if (!before || assessment.items.empty()) continue;
        auto at = assessment.items.begin();
        std::advance(at, random.below(static_cast<std::int64_t>(assessment.items.size())));
        const auto place = *standard.position(at->first);
        const bool flawless = before->items[place].state == ItemState::Found && before->items[place].failed == 0;
        at->second = NotApplicable{"deleted"};
        const auto after = score(standard, assessment);
        if (!after) {
            CHECK(after.refusal().facts[0].second == "nothing_applicable");
            continue;
        }
        CHECK(after->score >= 0);
        CHECK(after->score <= 100);
        if (flawless) CHECK(after->score <= before->score);
    }
}

TEST_CASE("whatever the open items turn out to be, the score ends within the live range") {
    RandomRating random{15};
    for (int round = 0; round < 400; ++round) {
        const auto standard = random.standard(20);
        auto assessment = random.assessment(standard);
        const auto now = live(standard, assessment, {});
        if (!now) continue;
        CHECK(now->low <= now->high);
        CHECK(now->proven_points <= now->total_points);
        for (std::size_t i = 0; i < standard.items().size(); ++i) {
            if (now->states[i] != LiveState::Waiting) continue;
            const auto& item = standard.items()[i];
            Finding finding = random.finding(item);
            while (std::holds_alternative<NotApplicable>(finding)) finding = random.finding(item);
            assessment.items[item.id] = finding;
        }
        const auto last = score(standard, assessment);
        REQUIRE(last);
        CHECK(last->score >= now->low);
        CHECK(last->score <= now->high);
        if (now->level) CHECK(*last->level == *now->level);
    }
}

TEST_CASE("five thousand items with samples of all sizes are scored exactly") {
    std::vector<Item> items;
    Assessment assessment{.items = {}};
    for (int i = 0; i < 5000; ++i) {
        const auto id =
            std::to_string(1 + i / 500) + "." + std::to_string(1 + i / 50 % 10) + "." + std::to_string(1 + i % 50);
        items.push_back(sampled(id, Rational(1, 50)));
        assessment.items.emplace(id, Samples{i + 1, (i + 1) / 2});
    }
    const auto standard = standard_of(std::move(items));
    CHECK(standard.groups().size() == 110);
    const auto result = score(standard, assessment);
    REQUIRE(result);
    // Even counts lose a half; an odd n loses (n - 1) / 2n, that is a half less 1 / 2n.
    long double expected = 50;
    for (int n = 1; n <= 4999; n += 2) expected += 1.0L / (2.0L * n * 50);
    CHECK(std::fabs(static_cast<long double>(result->score.to_double()) - expected) < 1e-12L);
    CHECK(result->lost.size() == 4999);  // the one sample of the first item did not fail
}
