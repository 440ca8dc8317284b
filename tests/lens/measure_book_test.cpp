#include "lens/measure_book.hpp"

#include <set>

#include "tests/lens/given_cases.hpp"

namespace {

/// A book of one measure; the line comes in the place of the measure's own of the same key.
std::string complaint(const std::string& key, const std::string& line) {
    std::string text = "measures:\n";
    const std::pair<const char*, const char*> lines[] = {
        {"id", "id: x"},
        {"title", "title: {zh: 甲, en: a}"},
        {"meaning", "meaning: {zh: 甲, en: a}"},
        {"kind", "kind: share"},
        {"unit", "unit: share"},
        {"direction", "direction: higher"},
        {"period", "period: opened"},
        {"numerator", "numerator: {column: rating, known: true}"},
        {"source", "source: a test"},
        {"confidence", "confidence: ours"},
    };
    bool first = true;
    for (const auto& [name, own] : lines) {
        const std::string chosen = key == name ? line : own;
        if (chosen.empty()) continue;
        text += (first ? "  - " : "    ") + chosen + "\n";
        first = false;
    }
    if (key == "more") text += line;
    try {
        lens::MeasureBook{}.add(text, "book.yaml");
    } catch (const base::BadInput& error) {
        return error.what();
    }
    return "";
}

bool says(const std::string& found, const std::string& expected) {
    CAPTURE(found);
    return found.find(expected) != std::string::npos;
}

}  // namespace

TEST_CASE("the shipped book holds the measures that the other books name") {
    const auto book = given::book();
    std::set<std::string> ids;
    for (const auto& measure : book.measures()) {
        ids.insert(measure.id);
        CHECK(!measure.title.zh.empty());
        CHECK(!measure.title.en.empty());
        CHECK(!measure.meaning.zh.empty());
    }
    const std::set<std::string> expected{"response_24h",        "emergency_1h",
                                         "response_time",       "hotline_response_time",
                                         "resolved_share",      "resolve_time",
                                         "satisfied_share",     "satisfaction_mean",
                                         "rated_share",         "first_contact_resolution",
                                         "repair_time_mean",    "rework_share",
                                         "reopen_share",        "complaint_answered_24h",
                                         "complaint_closed_7d", "resolved_in_7d",
                                         "on_time_by_due",      "backlog",
                                         "recorded_share",      "cases_opened",
                                         "cases_closed",        "first_time_fix",
                                         "return_resolved_7d"};
    CHECK(ids == expected);
    CHECK(book.find("resolved_share")->target == 0.95);
    CHECK(book.find("repair_time_mean")->target == 2);
    CHECK(book.find("nothing") == nullptr);
}

TEST_CASE("a measure that is sound is taken") {
    CHECK(complaint("", "").empty());
}

TEST_CASE("what a book may not say is refused with line and column") {
    CHECK(says(complaint("numerator", "numerator: {column: colour, is: red}"),
               "book.yaml:9:25: measures[0].numerator.column 'colour' is not a column of a case"));
    CHECK(says(complaint("numerator", "numerator: {column: opened_day, known: true}"), "part of the calendar"));
    CHECK(says(complaint("numerator", "numerator: {column: rating, equals: 1}"), "is not a word of this kind of book"));
    CHECK(says(complaint("numerator", "numerator: {column: rating}"), "one column and one test"));
    CHECK(says(complaint("numerator", "numerator: {column: rating, over: 1, under: 3}"), "one column and one test"));
    CHECK(says(complaint("numerator", "numerator: {column: resolve_us, at_most: 7}"), "'7' is not a length of time"));
    CHECK(says(complaint("numerator", "numerator: {column: resolve_us, at_most: 999999999999999d}"), "length of time"));
    CHECK(says(complaint("numerator", "numerator: {column: kind, over: 3}"), "has no numbers"));
    CHECK(says(complaint("numerator", "numerator: {column: rework, over: true}"), "a flag is not compared"));
    CHECK(says(complaint("numerator", "numerator: {column: rating, past: 1d}"), "must be an instant"));
    CHECK(says(complaint("numerator", "numerator: {column: closed_at, not_after: rating}"), "must be instants"));
    CHECK(says(complaint("numerator", "numerator: {any: []}"), "at least one condition"));
    CHECK(says(complaint("numerator", "numerator: {column: kind, is: []}"), "at least one value"));
    CHECK(says(complaint("numerator", ""), "lacks 'numerator'"));
    CHECK(says(complaint("more", "    value: rating\n"), "belongs to a mean only"));
    CHECK(says(complaint("kind", "kind: mean"), "'share' is none of"));
    CHECK(says(complaint("unit", "unit: percent"), "'percent' is none of: share"));
    CHECK(says(complaint("period", "period: someday"), "'someday' is none of"));
    CHECK(says(complaint("confidence", "confidence: D"), "'D' is none of"));
    CHECK(says(complaint("id", "id: Not A Word"), "small letters"));
    CHECK(says(complaint("more", "    formula: 1+1\n"), "formula is not a word of this kind of book"));
}

TEST_CASE("an id that is there already is refused, in the same book or another") {
    lens::MeasureBook book = given::book();
    CHECK_THROWS_WITH(book.add("measures:\n  - id: backlog\n    title: {zh: 甲, en: a}\n    meaning: {zh: 甲, en: a}\n"
                               "    kind: count\n    unit: cases\n    direction: lower\n    period: now\n"
                               "    source: x\n    confidence: ours\n",
                               "own.yaml"),
                      "own.yaml:2:9: measures[0].id 'backlog' is there a second time");
}
