#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "domain/cases/decide.hpp"

using namespace cases;

namespace {

const Instant kNine = *base::parse_rfc3339("2026-11-22T01:00:00Z");

Instant after(int minutes) {
    return kNine + std::chrono::minutes{minutes};
}

Process process(const std::string& kind) {
    const std::string file = std::string{FIVESTAR_SOURCE_DIR} + "/rulebooks/processes/" + kind + ".yaml";
    std::ostringstream text;
    text << std::ifstream{file}.rdbuf();
    return read_process(rules::Node::parse(text.str(), file));
}

Case opened(const std::string& kind = "repair") {
    Case known;
    known.case_id = "a";
    apply(known, {kNine, "agent",
                  Opened{.number = "WX-20261122-0001", .kind = kind, .priority = "normal", .channel = "hotline"}});
    return known;
}

/// Decides and applies; the code of the refusal where there is one.
std::string move(Case& known, MoveCommand command) {
    const auto event = decide_move(process(known.kind), known, command);
    if (!event) return event.refusal().code;
    apply(known, {command.happened_at, "agent", *event});
    return std::string{to_word(known.state)};
}

}  // namespace

TEST_CASE("a repair flows from opening to closing") {
    auto known = opened();
    CHECK(move(known, {.move = "respond", .happened_at = after(18)}) == "responded");
    CHECK(move(known, {.move = "assign", .happened_at = after(20), .person = "T1", .outlet = "N1"}) == "assigned");
    CHECK(move(known, {.move = "wait", .happened_at = after(30), .waiting_for = "customer"}) == "waiting");
    CHECK(move(known, {.move = "resume", .happened_at = after(90)}) == "assigned");
    CHECK(move(known, {.move = "resolve", .happened_at = after(120)}) == "resolved");
    CHECK(move(known, {.move = "close", .happened_at = after(130)}) == "closed");
    CHECK(known.responded_at == after(18));
    CHECK(known.resolved_at == after(120));
    CHECK(known.handover_count == 1);
    CHECK(known.waited_customer_us == 60LL * 60 * 1000000);
    REQUIRE(known.pauses.size() == 1);
    CHECK(known.pauses[0].to == after(90));
    CHECK(known.revision == 7);
}

TEST_CASE("waiting for our own parts is no pause") {
    auto known = opened();
    move(known, {.move = "wait", .happened_at = after(10), .waiting_for = "parts"});
    move(known, {.move = "resume", .happened_at = after(50)});
    CHECK(known.pauses.empty());
    CHECK(known.waited_customer_us == 0);
    CHECK(known.state == State::Open);
}

TEST_CASE("who solves at once has answered; a reopening takes the solution back and keeps the first") {
    auto known = opened("consultation");
    CHECK(move(known, {.move = "resolve", .happened_at = after(5)}) == "resolved");
    CHECK(known.responded_at == after(5));
    CHECK(move(known, {.move = "reopen", .happened_at = after(60), .has_text = true}) == "responded");
    CHECK_FALSE(known.resolved_at);
    CHECK(known.first_resolved_at == after(5));
    CHECK(known.reopened_count == 1);
    CHECK(move(known, {.move = "resolve", .happened_at = after(70)}) == "resolved");
    CHECK(known.first_resolved_at == after(5));
}

TEST_CASE("an answer to the customer does not take an assigned case back") {
    auto known = opened();
    move(known, {.move = "assign", .happened_at = after(1), .outlet = "N1"});
    CHECK(move(known, {.move = "respond", .happened_at = after(2)}) == "assigned");
    CHECK(move(known, {.move = "respond", .happened_at = after(9)}) == "assigned");
    CHECK(known.responded_at == after(2));
}

TEST_CASE("moves are refused in their order") {
    auto known = opened();
    CHECK(move(known, {.move = "fly", .happened_at = after(1)}) == "unknown_move");
    CHECK(move(known, {.move = "resume", .happened_at = after(1)}) == "move_not_allowed");
    CHECK(move(known, {.move = "assign", .happened_at = after(1)}) == "move_incomplete");
    CHECK(move(known, {.move = "respond", .happened_at = after(-1)}) == "happened_before_opening");
    const auto refused = decide_move(process("repair"), known, {.move = "close", .happened_at = after(1)});
    REQUIRE_FALSE(refused);
    CHECK(refused.refusal().facts[2].second == "respond, assign, start, wait, resolve, note");
}

TEST_CASE("a duplicate is merged and the merge taken back") {
    auto duplicate = opened();
    auto survivor = opened();
    survivor.case_id = "b";
    move(duplicate, {.move = "respond", .happened_at = after(1)});
    CHECK(decide_merge(duplicate, duplicate).refusal().code == "merge_with_itself");
    auto merge = decide_merge(duplicate, survivor);
    REQUIRE(merge);
    apply(duplicate, {after(5), "agent", merge->on_duplicate});
    apply(survivor, {after(5), "agent", merge->on_survivor});
    CHECK(duplicate.state == State::Merged);
    CHECK(survivor.merged == std::vector<std::string>{"a"});
    CHECK(decide_merge(duplicate, survivor).refusal().code == "already_merged");
    CHECK(decide_merge(survivor, duplicate).refusal().code == "survivor_is_merged");
    CHECK(move(duplicate, {.move = "note", .happened_at = after(6), .has_text = true}) == "move_not_allowed");
    auto undo = decide_merge_undo(duplicate);
    REQUIRE(undo);
    apply(duplicate, {after(7), "agent", undo->on_duplicate});
    apply(survivor, {after(7), "agent", undo->on_survivor});
    CHECK(duplicate.state == State::Responded);
    CHECK(survivor.merged.empty());
    CHECK(decide_merge_undo(duplicate).refusal().code == "not_merged");
    auto other = opened("complaint");
    other.case_id = "c";
    CHECK(decide_merge(other, survivor).refusal().code == "kinds_differ");
}

TEST_CASE("a case is rated once, when it is done") {
    auto known = opened();
    CHECK(decide_rating(known, 5).refusal().code == "not_rateable");
    move(known, {.move = "resolve", .happened_at = after(5)});
    const auto rated = decide_rating(known, 5);
    REQUIRE(rated);
    apply(known, {after(9), "customer", *rated});
    CHECK(known.rating == 5);
    CHECK(decide_rating(known, 4).refusal().code == "already_rated");
}

TEST_CASE("a process book is refused with its place") {
    const auto complaint = [](const std::string& text) -> std::string {
        try {
            read_process(rules::Node::parse(text, "p.yaml"));
        } catch (const base::BadInput& bad) {
            return bad.what();
        }
        return "";
    };
    const std::string head = "id: p\nkind: x\ntitle: {zh: 一, en: x}\nprefix: XX\n";
    CHECK(complaint(head + "moves:\n  - {move: fly, title: {zh: 一, en: x}, from: [open]}\n")
              .find("p.yaml:6:12: moves[0].move 'fly'") == 0);
    CHECK(complaint(head + "moves:\n  - {move: close, title: {zh: 一, en: x}, from: [opened]}\n")
              .find("'opened' is no state of a case") != std::string::npos);
    CHECK(complaint(head + "moves: []\n") == "p.yaml:5:8: moves must hold 'resolve' and 'close': a case has to end");
}
