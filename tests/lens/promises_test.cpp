#include <set>

#include "lens/drill.hpp"
#include "lens/figures.hpp"
#include "tests/lens/given_cases.hpp"

namespace {

lens::MeasureBook onsite_book() {
    lens::MeasureBook book;
    book.add(R"(
id: measures.x
title: {zh: 测, en: x}
measures:
  - id: onsite
    title: {zh: 上门, en: On site in time}
    meaning: {zh: 甲, en: a}
    kind: share
    unit: share
    direction: higher
    period: opened
    denominator:
      any:
        - {column: onsite_48h_kept, known: true}
        - {column: onsite_48h_due_at, past: 0s}
    numerator: {column: onsite_48h_kept, is: true}
    source: a test
    confidence: ours
  - id: never_promised
    title: {zh: 无, en: Not promised}
    meaning: {zh: 甲, en: a}
    kind: count
    unit: cases
    direction: lower
    period: opened
    denominator:
      - {column: onsite_48h_due_at, known: false}
      - {column: onsite_48h_kept, is_not: true}
      - {column: response_24h_kept, is: true}
    source: a test
    confidence: ours
)",
             "book.yaml");
    return book;
}

std::vector<double> figures_of(const lens::Lens& lens, const lens::MeasureBook& book) {
    return lens.read([&](const lens::View& view) {
        const lens::Scope scope{.now = base::from_micros(given::at(100))};
        const auto figures = lens::figures_of(view, given::all_of(book), scope, {});
        const auto& row = figures.rows.at(0);
        return std::vector{figures.at(row, 0).numerator(), *figures.at(row, 0).denominator(*figures.measures[0]),
                           figures.at(row, 1).numerator()};
    });
}

}  // namespace

TEST_CASE("a measure counts by a company's own deadline promise, as its rows say and as they change") {
    given::Store store;
    const auto lens = given::lens_of(store);
    if (!lens) return;
    const auto book = onsite_book();
    CHECK(lens::promises_of(book.measures()[0]) == std::set<std::string>{"onsite_48h"});
    std::vector<given::Case> cases;
    const auto add = [&](const std::vector<given::Promise>& promises) {
        cases.push_back({.id = store.new_id(), .promises = promises});
        store.put(cases.back());
    };
    add({{"onsite_48h", 48, "kept"}, {"response_24h", 24, "kept"}});
    add({{"onsite_48h", 48, "broken"}});
    add({{"onsite_48h", 48, "open"}});   // run out, and nobody has come
    add({{"onsite_48h", 148, "open"}});  // still runs
    add({{"other_7d", 48, "broken"}, {"response_24h", 24, "kept"}});
    add({{"onsite_48h", 48, "withdrawn"}, {"response_24h", 24, "kept"}});
    lens->catch_up(store.database());
    CHECK(figures_of(*lens, book) == std::vector<double>{1, 3, 2});

    // One at a time, as cases change.
    cases[3].promises = {{"onsite_48h", 148, "kept"}};
    store.put(cases[3]);
    cases[4].promises.push_back({"onsite_48h", 60, "broken"});
    store.put(cases[4]);
    cases[0].merged_into = cases[1].id;
    store.put(cases[0]);
    lens->catch_up(store.database());
    const std::vector<double> changed{1, 4, 1};
    CHECK(figures_of(*lens, book) == changed);
    const auto behind = lens->read([&](const lens::View& view) {
        const lens::Scope scope{.now = base::from_micros(given::at(100))};
        return lens::cases_behind(view, book.measures()[0], lens::Side::Rest, scope, 10, "");
    });
    CHECK(behind.total == 3);
    CHECK(std::set(behind.case_ids.begin(), behind.case_ids.end()) == std::set{cases[1].id, cases[2].id, cases[4].id});

    lens->rebuild(store.database());
    CHECK(figures_of(*lens, book) == changed);
}

TEST_CASE("a promise that nobody makes has a name of its own, and is not compared with a column") {
    CHECK(lens::promise_column("onsite_48h_kept")->promise_id == "onsite_48h");
    CHECK_FALSE(lens::promise_column("_kept"));
    CHECK_FALSE(lens::promise_column("kept"));
    CHECK_FALSE(lens::promise_column("onsite_48h"));
    const auto complaint = [](const std::string& condition) {
        try {
            lens::read_condition(rules::Node::parse(condition, "x.yaml"));
        } catch (const base::BadInput& error) {
            return std::string{error.what()};
        }
        return std::string{};
    };
    CHECK(complaint("{column: onsite_48h_due_at, past: 0s}").empty());
    CHECK(complaint("{column: onsite_48h_due_at, not_after: opened_at}").find("does not fit") != std::string::npos);
    CHECK(complaint("{column: onsite_48h_kept, at_least: 1}").find("a flag is not compared") != std::string::npos);
    CHECK(complaint("{column: onsite_48h, known: true}").find("is not a column of a case") != std::string::npos);
}
