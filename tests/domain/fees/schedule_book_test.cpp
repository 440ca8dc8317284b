#include "domain/fees/schedule_book.hpp"

#include <doctest/doctest.h>

#include <set>

#include "base/failure.hpp"
#include "domain/fees/schedule_cases.hpp"
#include "tests/domain/fees/shipped_schedule.hpp"

using namespace fees;
using namespace fees_test;

namespace {

const std::string kHead = "id: f\ntitle: {zh: 价, en: p}\nsource: ours\n";
const std::string kTail = "stacking: []\nover_list: {post: boss}\n";

std::string item(const std::string& id, const std::string& prices) {
    return "  - {item: " + id + ", kind: labour, title: {zh: 工, en: w}, unit: {zh: 项, en: job}, prices: " + prices +
           "}\n";
}

std::string complaint_of(const std::string& text) {
    try {
        static_cast<void>(read_schedule(text, "f.yaml"));
    } catch (const base::BadInput& bad) {
        return bad.what();
    }
    return "";
}

}  // namespace

TEST_CASE("every case beside the shipped schedule holds, and each refusal of the guard is met") {
    const auto cases = read_schedule_cases(text_of("rulebooks/fees/example-company.cases.yaml"), "cases.yaml");
    std::set<std::string> refused;
    for (const auto& one : cases) {
        const auto broken = broken_by(shipped_schedule(), one);
        CHECK_MESSAGE(!broken, broken.value_or(""));
        refused.insert(one.refused.value_or(""));
    }
    for (const char* code :
         {"fee_unknown_item", "fee_not_on_list", "fee_forbidden", "fee_above_list", "fee_stacked", ""}) {
        CHECK(refused.contains(code));
    }
}

TEST_CASE("a case that does not hold says what came instead") {
    const auto one = read_schedule_cases(
        "- {name: wrong, on: 2026-11-20, lines: [{item: part.sensor}], expect: {customer: 26, unverified: [part]}}",
        "c.yaml")[0];
    CHECK(broken_by(shipped_schedule(), one) ==
          "c.yaml:1:3: wrong: customer 26.00 expected, 25.00 came; unverified part expected,  came");
    const auto other = read_schedule_cases(
        "- {name: r, on: 2026-11-20, lines: [{item: x}], expect: {refused: fee_stacked, line: 2}}", "c.yaml")[0];
    CHECK(broken_by(shipped_schedule(), other) ==
          "c.yaml:1:3: r: refusal fee_stacked expected, fee_unknown_item came; line 2 expected, 1 came");
}

TEST_CASE("a schedule that could be read in two ways is refused with its place") {
    CHECK(complaint_of(kHead + "items:\n" + item("a", "[{price: 1}]") + kTail).empty());
    CHECK(complaint_of(kHead + "items:\n" + item("a", "[{price: 1}]") + item("a", "[{price: 2}]") + kTail) ==
          "f.yaml:6:5: items[1] has the item 'a' again");
    CHECK(complaint_of(kHead + "items:\n" + item("a", "[{price: 1}, {price: 2}]") + kTail)
              .find("conditions of a price") != std::string::npos);
    CHECK(complaint_of(kHead + "items:\n" + item("a", "[]") + kTail).find("has a price") != std::string::npos);
    CHECK(complaint_of(kHead + "items:\n" + item("a", "[{price: 1.005}]") + kTail).find("no amount in yuan") !=
          std::string::npos);
    CHECK(complaint_of(kHead + "items:\n" + item("a", "[{price: 1, class: [x]}]") + kTail).find("does not declare") !=
          std::string::npos);
    CHECK(complaint_of(kHead + "items:\n" + item("a", "[{price: 1, from: 2026-02-01, until: 2026-02-01}]") + kTail)
              .find("must be after") != std::string::npos);
    CHECK(complaint_of(kHead + "items:\n" + item("A", "[{price: 1}]") + kTail).find("small letters") !=
          std::string::npos);
    const std::string group = "  - {group: g, one_of: [visit], text: {zh: 一, en: o}, basis: ";
    CHECK(complaint_of(kHead + "items: []\nstacking:\n" + group + "{book: x, confidence: A}}\nover_list: {post: p}\n")
              .find("no clause") != std::string::npos);
    CHECK(complaint_of(kHead + "items: []\nstacking:\n" + group + "{book: ours, confidence: B}}\n" + group +
                       "{book: ours, confidence: B}}\nover_list: {post: p}\n")
              .find("group above") != std::string::npos);
}

TEST_CASE("of equally good prices the lowest counts") {
    const auto schedule = read_schedule(kHead + "classes: [{class: c, title: {zh: 类, en: c}, models: [M]}]\nitems:\n" +
                                            item("a", "[{price: 9, class: [c]}, {price: 7, region: [r]}]") + kTail,
                                        "f.yaml");
    const base::Date day{std::chrono::year{2026}, std::chrono::month{1}, std::chrono::day{1}};
    CHECK(price_of(schedule, schedule.items[0], {"M1", "r", ""}, day) == base::Money{700});
    CHECK(price_of(schedule, schedule.items[0], {"M1", "s", ""}, day) == base::Money{900});
    CHECK_FALSE(price_of(schedule, schedule.items[0], {"N1", "s", ""}, day));
}
