#include "domain/rating/standard_cases.hpp"

#include <doctest/doctest.h>

#include <set>

#include "base/failure.hpp"
#include "domain/rating/score.hpp"
#include "tests/domain/rating/shipped_book.hpp"

using namespace rating;
using namespace rating_test;

namespace {

std::vector<StandardCase> read(const std::string& yaml) {
    return read_standard_cases(yaml, "cases.yaml", shipped_book().standard);
}

}  // namespace

TEST_CASE("every case beside the shipped book holds") {
    const auto& standard = shipped_book().standard;
    const auto cases = read(text_of("rulebooks/standards/gbt-27922-2011.cases.yaml"));
    CHECK(cases.size() >= 20);
    std::set<std::string> levels;
    for (const auto& one : cases) {
        const auto broken = broken_by(standard, one);
        CHECK_MESSAGE(!broken, broken.value_or(""));
        levels.insert(one.level.value_or(""));
    }
    for (const char* level : {"none", "qualified", "three", "four", "five", "open"}) CHECK(levels.contains(level));
}

TEST_CASE("a case that does not hold says what came instead") {
    const auto& standard = shipped_book().standard;
    const auto broken =
        broken_by(standard, read("- {name: wrong, everything: met, expect: {score: 99, level: four}}")[0]);
    REQUIRE(broken);
    CHECK(*broken == "cases.yaml:1:3: wrong: score 99 expected, 100 came; level four expected, five came");
    CHECK(broken_by(standard, read("- {name: r, everything: met, expect: {refused: unknown_item}}")[0]));
    CHECK(broken_by(standard, read("- {name: r, items: {x: met}, expect: {score: 1}}")[0]));
    CHECK(broken_by(standard, read("- {name: r, everything: met, expect: {lost: [5.1.1.1]}}")[0]));
}

TEST_CASE("a case with an unknown word or without expectation is refused") {
    CHECK_THROWS_AS(read("- {name: x, everything: lost, expect: {score: 1}}"), base::BadInput);
    CHECK_THROWS_AS(read("- {name: x, expect: {}}"), base::BadInput);
    CHECK_THROWS_AS(read("- {name: x, expect: {stars: 5}}"), base::BadInput);
    CHECK_THROWS_AS(read("- {name: x}"), base::BadInput);
}
