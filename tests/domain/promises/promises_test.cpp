#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "domain/calendar/calendar_book.hpp"
#include "domain/promises/promise.hpp"

using namespace promises;

namespace {

Instant at(const char* text) {
    return base::parse_rfc3339(text).value();
}

std::string read_file(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream{std::string{FIVESTAR_SOURCE_DIR} + "/" + path}.rdbuf();
    return text.str();
}

const calendar::Clock* cn(std::string_view id) {
    static const calendar::Clock clock{
        calendar::read_calendar_book(read_file("rulebooks/calendars/cn.yaml"), "cn.yaml").calendar};
    return id == "cn" ? &clock : nullptr;
}

Promise promise(const std::string& lines) {
    return read_promises(
               rules::Node::parse(
                   "id: p\ntitle: {zh: 一, en: p}\npromises:\n  - {id: r, kind: deadline, title: {zh: 一, en: r}, "
                   "measure: m, target: 1, direction: higher, source: test, " +
                       lines + "}\n",
                   "p.yaml"))
        .at(0);
}

cases::Case opened(const char* when) {
    cases::Case known;
    known.kind = "repair";
    known.priority = "normal";
    known.opened_at = at(when);
    return known;
}

std::string due(const Promise& given, const cases::Case& known) {
    const auto result = standing(given, known, cn);
    if (!result) return result.refusal().code;
    return (result->due_at ? base::to_rfc3339(*result->due_at) : "paused") + " " +
           std::string{to_word(result->outcome)};
}

const std::string kElapsed = "event: responded, within: 24 h, clock: elapsed";
const std::string kWorking = "event: responded, within: 4 h, clock: working, calendar: cn";

}  // namespace

TEST_CASE("elapsed hours run through the night, working hours do not") {
    const auto known = opened("2026-11-20T09:00:00Z");  // Friday 17:00 in Shanghai
    CHECK(due(promise(kElapsed), known) == "2026-11-21T09:00:00Z open");
    CHECK(due(promise(kWorking), known) == "2026-11-23T04:00:00Z open");  // Monday 12:00
}

TEST_CASE("an answer on the very instant keeps the promise, one microsecond later breaks it") {
    auto known = opened("2026-11-20T09:00:00Z");
    known.responded_at = at("2026-11-21T09:00:00Z");
    CHECK(due(promise(kElapsed), known) == "2026-11-21T09:00:00Z kept");
    *known.responded_at += std::chrono::microseconds{1};
    CHECK(due(promise(kElapsed), known) == "2026-11-21T09:00:00Z broken");
}

TEST_CASE("waiting for the customer shifts the due time by the working time it took") {
    auto known = opened("2026-11-23T01:00:00Z");  // Monday 09:00
    // From Monday 10:00 to Tuesday 10:00: nine working hours, and 24 on the wall.
    known.pauses = {{at("2026-11-23T02:00:00Z"), at("2026-11-24T02:00:00Z")}};
    CHECK(due(promise(kElapsed), known) == "2026-11-25T01:00:00Z open");
    CHECK(due(promise(kWorking), known) == "2026-11-24T05:00:00Z open");  // one hour before, three behind
    CHECK(due(promise(kWorking + ", pauses: never"), known) == "2026-11-23T05:00:00Z open");
}

TEST_CASE("while the customer is waited for nobody knows the due time, unless it had passed") {
    auto known = opened("2026-11-23T01:00:00Z");
    known.waiting_for = "customer";
    known.waiting_since_at = at("2026-11-23T02:00:00Z");
    CHECK(due(promise(kElapsed), known) == "paused open");
    known.waiting_since_at = at("2026-11-24T02:00:00Z");
    CHECK(due(promise(kElapsed), known) == "2026-11-24T01:00:00Z open");
    known.waiting_for = "parts";
    known.waiting_since_at = at("2026-11-23T02:00:00Z");
    CHECK(due(promise(kElapsed), known) == "2026-11-24T01:00:00Z open");
}

TEST_CASE("a promise stands on the cases of its scope") {
    auto known = opened("2026-11-23T01:00:00Z");
    CHECK(promise(kElapsed).covers(known));
    CHECK_FALSE(promise(kElapsed + ", scope: {priority: [emergency]}").covers(known));
    CHECK(promise(kElapsed + ", scope: {kind: [repair, return]}").covers(known));
}

TEST_CASE("the shipped promises are read, and complaints name the place") {
    const auto shipped =
        read_promises(rules::Node::parse(read_file("rulebooks/promises/standard.yaml"), "standard.yaml"));
    CHECK(shipped.size() == 8);
    CHECK(shipped[0].seconds == 86400);
    CHECK(shipped[1].priorities == std::vector<std::string>{"emergency"});
    CHECK_THROWS_WITH_AS(promise("event: responded, within: soon, clock: elapsed"),
                         doctest::Contains("promises[0].within 'soon' is not a length of time"), base::BadInput);
    CHECK(due(promise("event: responded, within: 1 h, clock: working, calendar: xx"), opened("2026-11-23T01:00:00Z")) ==
          "no_such_calendar");
}
