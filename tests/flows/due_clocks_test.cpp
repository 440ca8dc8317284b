#include "flows/due_clocks.hpp"

#include <doctest/doctest.h>

#include "flows/move_case.hpp"
#include "flows/open_case.hpp"
#include "flows/rulebooks.hpp"
#include "ledger/follow.hpp"
#include "store/promise_store.hpp"
#include "tests/support/store.hpp"

using std::chrono::hours;
using std::chrono::minutes;

namespace {

/// A store with the shipped books, a clock that the test sets, and one server that keeps the due times.
struct World {
    support::Store store;
    base::Instant clock = *base::parse_rfc3339("2026-11-22T02:00:00Z");
    flows::Context context{store.database(),
                           {1, "华东暖通电器", "Asia/Shanghai", base::find_zone("Asia/Shanghai")},
                           [this] { return clock; },
                           base::seeded_random(1)};
    flows::Caller agent{.actor = "agent", .role = "admin"};
    std::unique_ptr<flows::DueClocks> clocks;

    World() {
        flows::start_books(context);
        restart();
    }
    void restart() { clocks = std::make_unique<flows::DueClocks>(context); }
    void catch_up() {
        ledger::settle(store.database(), 1);  // what has no number yet is followed by nobody
        while (clocks->catch_up()) continue;
    }
    /// Fires everything that is due; gives how many were broken.
    std::size_t fire() {
        std::size_t broken = 0;
        for (auto late = clocks->fire(); !late.empty(); late = clocks->fire()) broken += late.size();
        return broken;
    }
    std::size_t catch_up_and_fire() {
        catch_up();
        return fire();
    }
    cases::Case open(const std::string& priority = "normal") {
        const flows::OpenCase asked{.kind = "repair", .subject = "空调漏水", .priority = priority};
        return *store.database().write_and_wait(
            [&](db::WriteTx& tx) { return flows::open_case(tx, context, agent, asked); });
    }
    void move(const std::string& case_id, const std::string& move, const std::string& waiting_for = "") {
        flows::MoveCase asked{.case_id = case_id, .move = move, .text = "x"};
        if (!waiting_for.empty()) asked.waiting_for = waiting_for;
        const auto moved = store.database().write_and_wait(
            [&](db::WriteTx& tx) { return flows::move_case(tx, context, agent, asked); });
        REQUIRE(moved);
    }
    void publish(const std::string& from, const std::string& to) {
        auto text = context.books()->find_text("promises.standard")->text;
        text.replace(text.find(from), from.size(), to);
        const auto draft = flows::read_draft(context, "promises.standard", text);
        REQUIRE(draft);
        REQUIRE(store.database().write_and_wait(
            [&](db::WriteTx& tx) { return flows::publish_rulebook(tx, context, agent, *draft); }));
        flows::enforce_rulebook(context, *draft);
    }
    std::vector<std::string> broken() {
        return store.database().read([](const db::ReadTx& tx) {
            std::vector<std::string> payloads;
            for (const auto& entry : ledger::entries_after(tx, 1, 0, 100'000)) {
                if (entry.type == "promise_broken") payloads.push_back(entry.subject_id + " " + entry.payload);
            }
            return payloads;
        });
    }
    store::CasePromise row(const std::string& case_id, const std::string& promise_id = "response_24h") {
        for (const auto& row :
             store.database().read([&](const db::ReadTx& tx) { return store::promises_of_case(tx, 1, case_id); })) {
            if (row.promise_id == promise_id) return row;
        }
        FAIL("no such row");
        return {};
    }
};

}  // namespace

TEST_CASE("a promise is broken behind its due time, once, and the row and an entry say so") {
    World world;
    world.catch_up();
    const auto known = world.open();
    world.catch_up();
    CHECK(world.clocks->next_due_at() == world.clock + hours{24});
    world.clock += hours{24};
    CHECK(world.catch_up_and_fire() == 0);
    world.clock += std::chrono::microseconds{1};
    CHECK(world.catch_up_and_fire() == 1);
    CHECK(world.row(known.case_id).standing.outcome == promises::Standing::Outcome::Broken);
    CHECK(world.row(known.case_id).running);
    const auto broken = world.broken();
    REQUIRE(broken.size() == 1);
    CHECK(broken[0] == known.case_id + R"( {"promise_id":"response_24h","due_at":1795399200000000})");
    CHECK(world.catch_up_and_fire() == 0);
    CHECK_FALSE(world.clocks->next_due_at());
}

TEST_CASE("a clock that is set back breaks nothing twice and nothing early, one set forward breaks what is due") {
    World world;
    const auto known = world.open();
    world.clock += hours{1};
    const auto younger = world.open();
    world.clock += hours{23} + minutes{1};
    CHECK(world.catch_up_and_fire() == 1);
    world.clock -= hours{10};
    CHECK(world.catch_up_and_fire() == 0);
    CHECK(world.clocks->next_due_at() == base::from_micros(1795402800000000));
    world.restart();
    CHECK(world.catch_up_and_fire() == 0);
    world.clock += hours{100};
    CHECK(world.catch_up_and_fire() == 1);
    CHECK(world.broken().size() == 2);
    CHECK(world.row(younger.case_id).standing.outcome == promises::Standing::Outcome::Broken);
    CHECK(world.row(known.case_id).standing.outcome == promises::Standing::Outcome::Broken);
}

TEST_CASE("what fell due while no server ran is broken after a start, before every case was read") {
    World world;
    world.open("emergency");
    world.open();
    world.clock += hours{30};
    world.restart();
    CHECK_FALSE(world.clocks->is_loaded());
    CHECK(world.clocks->next_due_at() == world.clock - hours{29});
    CHECK(world.fire() == 3);
    CHECK(world.broken().size() == 3);
    CHECK(world.catch_up_and_fire() == 0);
    CHECK(world.clocks->is_loaded());
    CHECK(world.broken().size() == 3);
}

TEST_CASE("the row wins: what was settled, or broken by another server, meanwhile is not broken again") {
    World world;
    flows::DueClocks other{world.context};
    const auto answered = world.open();
    const auto broken_there = world.open();
    const auto waiting = world.open();
    world.catch_up();
    while (other.catch_up()) continue;
    world.clock += hours{1};
    world.move(answered.case_id, "respond");
    world.move(waiting.case_id, "respond");
    world.clock += hours{24};
    CHECK(other.fire().size() == 1);
    CHECK(world.fire() == 0);
    const auto broken = world.broken();
    REQUIRE(broken.size() == 1);
    CHECK(broken[0].starts_with(broken_there.case_id));
    CHECK(world.row(answered.case_id).standing.outcome == promises::Standing::Outcome::Kept);
}

TEST_CASE("other books count at once, before the rows were rewritten") {
    World world;
    world.context.keep_clocks([] {});
    const auto known = world.open();
    const auto opened_at = world.clock;
    world.catch_up();
    world.clock += hours{3};
    world.publish("within: 24 h", "within: 2 h");
    CHECK(world.row(known.case_id).standing.due_at == opened_at + hours{24});
    CHECK(world.catch_up_and_fire() == 1);
    CHECK(world.row(known.case_id).standing.due_at == opened_at + hours{2});
    CHECK(world.row(known.case_id).standing.outcome == promises::Standing::Outcome::Broken);

    const auto next = world.open();
    world.catch_up();
    world.publish("within: 2 h", "within: 48 h");
    world.clock += hours{3};
    CHECK(world.catch_up_and_fire() == 0);
    // By the rows alone it would have run out: they are set right, and nothing is broken early.
    world.restart();
    CHECK(world.fire() == 0);
    CHECK(world.row(next.case_id).standing.due_at == opened_at + hours{51});
    CHECK(world.broken().size() == 1);
}

TEST_CASE("a promise that is new runs on cases that have no row for it, and is taken away with its book") {
    World world;
    world.context.keep_clocks([] {});
    const auto known = world.open();
    const auto opened_at = world.clock;
    world.catch_up();
    world.publish("  - id: hotline_response",
                  "  - id: answer_8h\n    kind: deadline\n    title: {zh: 八小时内响应, en: Answered within 8 hours}\n"
                  "    event: responded\n    within: 8 h\n    clock: elapsed\n    measure: response_24h\n"
                  "    target: 1\n    direction: higher\n    source: test\n  - id: hotline_response");
    world.catch_up();
    CHECK(world.clocks->next_due_at() == opened_at + hours{8});
    world.clock += hours{9};
    CHECK(world.catch_up_and_fire() == 1);
    CHECK(world.row(known.case_id, "answer_8h").standing.outcome == promises::Standing::Outcome::Broken);
    CHECK(flows::rewrite_clocks(world.context, {}) == 0);

    world.publish("priority: [emergency]", "priority: [emergency], kind: [complaint]");
    world.publish("within: 24 h\n    clock: elapsed",
                  "within: 24 h\n    clock: elapsed\n    scope: {kind: [complaint]}");
    world.clock += hours{30};
    world.restart();
    CHECK(world.fire() == 0);
    CHECK(world.catch_up_and_fire() == 0);
    CHECK(world.broken().size() == 1);
}

TEST_CASE("waiting for the customer stops a clock, going on starts it again") {
    World world;
    world.context.keep_clocks([] {});
    world.publish("event: responded\n    within: 24 h", "event: resolved\n    within: 24 h");
    const auto known = world.open();
    world.move(known.case_id, "respond");
    world.move(known.case_id, "wait", "customer");
    world.catch_up();
    CHECK_FALSE(world.clocks->next_due_at());
    world.clock += hours{50};
    CHECK(world.catch_up_and_fire() == 0);
    world.move(known.case_id, "resume");
    world.catch_up();
    CHECK(world.clocks->next_due_at() == world.clock + hours{24});
    world.restart();
    world.catch_up();
    CHECK(world.clocks->next_due_at() == world.clock + hours{24});
    world.move(known.case_id, "resolve");
    world.catch_up();
    CHECK_FALSE(world.clocks->next_due_at());
    CHECK(world.clocks->times().cases() == 0);
}
