#include "domain/rating/standard_book.hpp"

#include <doctest/doctest.h>

#include <set>

#include "base/failure.hpp"
#include "tests/domain/rating/shipped_book.hpp"

using namespace rating;
using namespace rating_test;
using base::Rational;

namespace {

const char* const kSmall = R"(id: small
title: {zh: 小, en: small}
number: X 1
sources: {A: {urls: [http://example.org/a]}, B: {urls: [http://example.org/b]}}
levels:
  - {level: pass, from: 60, zh: 达标, en: Pass, sources: [A], confidence: B}
special: {deduction: 1, fail_from: 5, bonus: 1, bonus_max: 1, grounds: [], rules: []}
groups:
  - {id: '1', zh: 一, en: one, points: 10, points_basis: printed, sources: [A], confidence: B}
items:
  - id: '1.1'
    requirement: {zh: 甲, en: a}
    points: 4
    points_basis: working
    scoring: sampled
    scoring_basis: inferred
    evidence: [{zh: 记录, en: records}]
    evidence_basis: inferred
    numbering: derived
    sources: [A, B]
    sources_count: 2
    status: confirmed_2plus
    confidence: A
    live: {measure: m, as: sampled, days: 90, basis: ours, why: {zh: 因, en: why}, limit: {zh: 限, en: limit}}
  - id: '1.2'
    placeholder: true
    points: 6
    points_basis: working
    scoring: qualitative
    scoring_basis: unknown
    confidence: C
    recalled: {basis: unverified, hints: [{zh: 也许, en: perhaps}]}
)";

/// What the reader says of the small book with one piece of its text exchanged.
std::string complaint(const std::string& from, const std::string& to) {
    std::string text = kSmall;
    if (!from.empty()) {
        const auto at = text.find(from);
        REQUIRE(at != std::string::npos);
        text.replace(at, from.size(), to);
    }
    try {
        static_cast<void>(read_standard_book(text, "small.yaml"));
    } catch (const base::BadInput& bad) {
        return bad.what();
    }
    return "";
}

}  // namespace

TEST_CASE("the shipped book holds 27 items with a text and six placeholders, 40 / 35 / 25 points") {
    const auto& book = shipped_book();
    CHECK(book.standard.id() == "gbt-27922-2011");
    CHECK(book.number == "GB/T 27922-2011");
    CHECK(base::to_string(*book.in_force_on) == "2012-02-01");
    REQUIRE(book.items.size() == 33);
    std::set<std::string> placeholders;
    Rational total = 0;
    std::size_t two_sources = 0;
    for (std::size_t i = 0; i < book.items.size(); ++i) {
        const auto& item = book.standard.items()[i];
        const auto& text = book.items[i];
        CAPTURE(item.id);
        total = total + item.points;
        CHECK(item.points_basis == PointsBasis::Working);
        CHECK(item.placeholder == !text.requirement.has_value());
        CHECK(item.placeholder == (text.provenance.confidence == 'C'));
        CHECK((item.placeholder && text.live) == false);
        if (item.placeholder) placeholders.insert(item.id);
        if (text.provenance.sources.size() >= 2) ++two_sources;
    }
    CHECK(total == 100);
    CHECK(two_sources == 14);
    CHECK(placeholders == std::set<std::string>{"5.2.1.1", "5.2.2.1", "5.2.3.1", "5.2.4.1", "5.2.6.1", "5.3.2.1"});
    std::map<std::string, std::string> printed;
    for (const auto& group : book.groups) {
        if (group.points_basis == PointsBasis::Printed) printed[group.id] = group.points.to_decimal(2);
    }
    CHECK(printed == std::map<std::string, std::string>{{"5.1", "40"}, {"5.2", "35"}, {"5.3", "25"}});
}

TEST_CASE("working points are split evenly, cut to two decimals, with the remainder at the last") {
    const auto& book = shipped_book();
    std::map<std::string, std::vector<Rational>> below;
    for (const auto& group : book.groups) {
        if (const auto parent = parent_id(group.id); parent && parent != "5") below[*parent].push_back(group.points);
    }
    for (const auto& item : book.standard.items()) below[*parent_id(item.id)].push_back(item.points);
    for (const auto& group : book.groups) {
        CAPTURE(group.id);
        const auto& parts = below.at(group.id);
        const auto count = static_cast<std::int64_t>(parts.size());
        CHECK(base::sum(parts) == group.points);
        for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
            CHECK(parts[i] == parts[0]);
            CHECK(parts[i] <= group.points / count);
            CHECK(parts[i] + Rational(1, 100) > group.points / count);
        }
    }
}

TEST_CASE("levels, special rules and open questions of the shipped book are stated") {
    const auto& book = shipped_book();
    CHECK(book.standard.level_of(95) == "five");
    CHECK(book.standard.level_of(90) == "four");
    CHECK(book.standard.level_of(80) == "three");
    CHECK(book.standard.level_of(70) == "qualified");
    CHECK(book.standard.level_of(69) == "none");
    CHECK(book.level_names.at("five").zh == "五星级");
    CHECK(*book.standard.special().fail_from == 5);
    CHECK(book.grounds.contains("law"));
    CHECK(book.rules.size() == 6);
    CHECK(book.open_questions.size() == 10);
}

TEST_CASE("the small book is read whole") {
    CHECK(complaint("", "") == "");
    const auto book = read_standard_book(kSmall, "small.yaml");
    CHECK(book.items[0].live->rule.measure == "m");
    CHECK(book.items[1].recalled[0].en == "perhaps");
}

TEST_CASE("an unsound book is refused with line, column and way") {
    CHECK(complaint("points: 6", "points: 5.99") ==
          "small.yaml:9:41: groups[0].points of '1' are 10, but its items add up to 9.99");
    CHECK(complaint("id: '1.2'", "id: '1.1'") == "small.yaml:25:9: items[1].id '1.1' stands here twice");
    CHECK(complaint("id: '1.2'", "id: '1.3'") == "small.yaml:25:9: items[1].id '1.3' leaves a gap: '1.2' is missing");
    CHECK(complaint("id: '1.2'", "id: '1.02'").find("does not end in a number") != std::string::npos);
    CHECK(complaint("id: '1.2'", "id: '1.1.1'") ==
          "small.yaml:25:9: items[1].id '1.1.1' lies in '1.1', which is an item");
    CHECK(complaint("id: '1.2'", "id: '1.2.1'").find("lies in '1.2', which is no group") != std::string::npos);
    CHECK(complaint("    points: 4\n", "") == "small.yaml:11:5: items[0] lacks 'points'");
    CHECK(complaint("points: 4", "points: 0").find("small.yaml:13:13: items[0].points are nothing") == 0);
    CHECK(complaint("points: 4", "points: -4").find("is negative") != std::string::npos);
    CHECK(complaint("points: 4", "points: 4.0000001").find("not a plain decimal") != std::string::npos);
    CHECK(complaint("points: 4", "points: 4\n    point: 3").find("is not a word of this kind of book") !=
          std::string::npos);
    CHECK(complaint("scoring: sampled", "scoring: guessed").find("is none of: qualitative, sampled") !=
          std::string::npos);
}

TEST_CASE("a book may not claim more than its sources bear out") {
    CHECK(complaint("[A, B]", "[A, C]").find("'C' is not among the sources of this book") != std::string::npos);
    CHECK(complaint("[A, B]", "[A, A]").find("stands here twice") != std::string::npos);
    CHECK(complaint("[A, B]", "[A]").find("is A, but 1 source(s) bear out B") != std::string::npos);
    CHECK(complaint("sources_count: 2", "sources_count: 3").find("must be 2") != std::string::npos);
    CHECK(complaint("confirmed_2plus", "single_source").find("must be 'confirmed_2plus'") != std::string::npos);
    CHECK(complaint("basis: unverified", "basis: sourced").find("none of: unverified") != std::string::npos);
    CHECK(complaint("basis: ours", "basis: standard").find("none of: ours") != std::string::npos);
}

TEST_CASE("evidence must fit the item, and a placeholder has none") {
    CHECK(complaint("as: sampled", "as: at_least").find("does not fit how the item is scored") != std::string::npos);
    CHECK(complaint("as: sampled", "as: sampled, target: 1").find("means nothing") != std::string::npos);
    CHECK(complaint("days: 90", "days: 0").find("must be 1 to 3660") != std::string::npos);
    CHECK(complaint("measure: m", "measure: M!").find("not the id of a measure") != std::string::npos);
    CHECK(complaint("    recalled:", "    requirement: {zh: a, en: a}\n    recalled:")
              .find("cannot stand on a placeholder") != std::string::npos);
    CHECK(complaint("from: 60", "from: 101").find("above 100") != std::string::npos);
}
