#include <doctest/doctest.h>

#include "flows/bulk_actions.hpp"
#include "flows/measure.hpp"
#include "flows/open_case.hpp"
#include "flows/replay_cases.hpp"
#include "flows/resume_bulks.hpp"
#include "flows/undo_step.hpp"
#include "ledger/follow.hpp"
#include "store/case_payload.hpp"
#include "store/case_store.hpp"
#include "store/personal_store.hpp"
#include "tests/support/api_world.hpp"

namespace {

using support::ApiWorld;

const flows::Caller kDispatcher{.actor = "dispatcher", .role = "dispatcher"};

std::string open(ApiWorld& world, int number) {
    const flows::OpenCase wanted{.kind = "repair", .subject = std::to_string(number)};
    return world.database()
        .write_and_wait([&](db::WriteTx& tx) { return flows::open_case(tx, *world.context, kDispatcher, wanted); })
        ->case_id;
}

/// Everything that a step can change, as one text.
std::string standing_of(ApiWorld& world, const std::string& id) {
    return world.database().read([&](const db::ReadTx& tx) {
        auto known = *store::find_case(tx, 1, id);
        cases::Restored all{.to = known.state,
                            .priority = known.priority,
                            .outlet = known.outlet,
                            .person = known.person,
                            .responded_at = known.responded_at,
                            .assigned_at = known.assigned_at,
                            .first_resolved_at = known.first_resolved_at,
                            .resolved_at = known.resolved_at,
                            .closed_at = known.closed_at,
                            .reopened_at = known.reopened_at,
                            .waiting_for = known.waiting_for,
                            .waiting_since_at = known.waiting_since_at,
                            .handover_count = known.handover_count,
                            .wait_count = known.wait_count,
                            .reopened_count = known.reopened_count,
                            .waited_customer_us = known.waited_customer_us,
                            .pauses = known.pauses};
        std::string text;
        store::append_payload(text, {.happened_at = {}, .actor = "", .event = std::move(all)});
        return text;
    });
}

bool continue_bulk(ApiWorld& world, const flows::BulkBegin& begin, const flows::Caller& caller = kDispatcher) {
    return world.database().write_and_wait(
        [&](db::WriteTx& tx) { return flows::continue_bulk(tx, *world.context, caller, begin.bulk_id); });
}

base::Result<base::Done> begin_bulk(ApiWorld& world, const flows::BulkBegin& begin,
                                    const flows::Caller& caller = kDispatcher) {
    return world.database().write_and_wait(
        [&](db::WriteTx& tx) { return flows::begin_bulk(tx, *world.context, caller, begin); });
}

flows::BulkResult result_of(ApiWorld& world, const std::string& id, const flows::Caller& caller = kDispatcher) {
    return *world.database().read(
        [&](const db::ReadTx& tx) { return flows::show_bulk(tx, *world.context, caller, id); });
}

}  // namespace

TEST_CASE("every step that is taken back leaves the case as it was, and the fold agrees") {
    ApiWorld world;
    const auto id = open(world, 1);
    const std::vector<flows::MoveCase> steps{{.move = "respond", .text = "好"},
                                             {.move = "assign", .person = "T1", .outlet = "N1"},
                                             {.move = "wait", .waiting_for = "customer"},
                                             {.move = "resume"},
                                             {.move = "wait", .waiting_for = "parts"},
                                             {.move = "assign", .person = "T2"},
                                             {.move = "resolve"},
                                             {.move = "close"},
                                             {.move = "reopen", .text = "又坏了"},
                                             {.move = "resolve"}};
    for (auto step : steps) {
        INFO(step.move);
        step.case_id = id;
        const auto before = standing_of(world, id);
        const auto move = [&] {
            return world.database().write_and_wait(
                [&](db::WriteTx& tx) { return flows::move_case(tx, *world.context, kDispatcher, step); });
        };
        REQUIRE(move());
        CHECK(standing_of(world, id) != before);
        world.clock += std::chrono::minutes{3};
        REQUIRE(world.database().write_and_wait(
            [&](db::WriteTx& tx) { return flows::undo_step(tx, *world.context, kDispatcher, id); }));
        CHECK(standing_of(world, id) == before);
        REQUIRE(move());
        world.clock += std::chrono::minutes{7};
    }
    const auto replay = flows::replay_cases(*world.context);
    CHECK(replay.cases == 1);
    CHECK(replay.differing.empty());
}

TEST_CASE("a bulk action that was interrupted tells what it kept, and goes on where it stopped") {
    ApiWorld world;
    flows::BulkBegin begin{.bulk_id = "0000000000000000000000bulk",
                           .request_hash = "one",
                           .action = {.move = {.move = "assign", .person = "T1"}}};
    for (int i = 0; i < 60; ++i) begin.case_ids.push_back(open(world, i));
    REQUIRE(begin_bulk(world, begin));
    CHECK(continue_bulk(world, begin));
    CHECK(result_of(world, begin.bulk_id).bulk.state == "running");
    const auto kept = result_of(world, begin.bulk_id).changed;
    CHECK(kept > 0);
    CHECK(kept < 60);
    CHECK(world.database()
              .write_and_wait(
                  [&](db::WriteTx& tx) { return flows::continue_undo(tx, *world.context, kDispatcher, begin.bulk_id); })
              .refusal()
              .code == "bulk_running");

    auto other = begin;
    other.request_hash = "two";
    CHECK(begin_bulk(world, other).refusal().code == "idempotency_key_reused");
    REQUIRE(begin_bulk(world, begin));
    while (continue_bulk(world, begin)) {
    }
    const auto done = result_of(world, begin.bulk_id);
    CHECK(done.bulk.state == "done");
    CHECK(done.changed == 60);
    CHECK(done.refused.empty());
    CHECK(flows::replay_cases(*world.context).differing.empty());
}

TEST_CASE("a bulk action whose server was killed is brought to its end without being asked for again") {
    ApiWorld world;
    const flows::Caller dispatcher{.actor = world.user_id("dispatcher"), .role = "dispatcher"};
    const auto wanted = [&](const std::string& id) {
        flows::BulkBegin begin{
            .bulk_id = id, .action = {.move = {.move = "assign", .person = "T1", .outlet = "N1", .text = "请尽快"}}};
        for (int i = 0; i < 60; ++i) begin.case_ids.push_back(open(world, i));
        return begin;
    };
    const auto interrupt = [&](const flows::BulkBegin& begin) {
        REQUIRE(begin_bulk(world, begin, dispatcher));
        CHECK(continue_bulk(world, begin, dispatcher));
        CHECK(result_of(world, begin.bulk_id, dispatcher).bulk.state == "running");
    };
    const auto texts_of = [&](const std::string& subject) {
        return world.database().read([&](const db::ReadTx& tx) { return store::personal_of(tx, 1, subject); });
    };
    const auto resume = [&] { return flows::resume_bulk(*world.context, world.clock); };
    CHECK_FALSE(resume());

    const auto begin = wanted("0000000000000000000000one1");
    interrupt(begin);
    CHECK(texts_of(begin.bulk_id).size() == 1);
    // Somebody is at work on it.
    CHECK_FALSE(flows::resume_bulk(*world.context, world.clock - std::chrono::seconds{1}));
    REQUIRE(resume());
    CHECK_FALSE(resume());
    const auto done = result_of(world, begin.bulk_id, dispatcher);
    CHECK(done.bulk.state == "done");
    CHECK(done.changed == 60);
    CHECK(texts_of(begin.bulk_id).empty());
    for (const auto& id : begin.case_ids) {
        const auto known = *world.database().read([&](const db::ReadTx& tx) { return store::find_case(tx, 1, id); });
        CHECK(known.person == "T1");
        CHECK(known.outlet == "N1");
        CHECK(texts_of(id).size() == 2);
    }

    const auto undo = [&](const flows::BulkBegin& of) {
        return world.database().write_and_wait(
            [&](db::WriteTx& tx) { return flows::continue_undo(tx, *world.context, dispatcher, of.bulk_id); });
    };
    CHECK(*undo(begin));
    REQUIRE(resume());
    CHECK(result_of(world, begin.bulk_id, dispatcher).bulk.state == "undone");
    CHECK(result_of(world, begin.bulk_id, dispatcher).restored == 60);

    // Who may no longer work on cases does not go on.
    const auto orphan = wanted("0000000000000000000000two2");
    interrupt(orphan);
    const auto half_undone = wanted("0000000000000000000000thr3");
    REQUIRE(begin_bulk(world, half_undone, dispatcher));
    while (continue_bulk(world, half_undone, dispatcher)) {
    }
    CHECK(*undo(half_undone));
    auto change = world.request_as("admin", "PATCH", "/api/v1/users/" + dispatcher.actor, R"({"disabled":true})");
    REQUIRE(world.send(std::move(change)).status == 200);
    REQUIRE(resume());
    REQUIRE(resume());
    CHECK_FALSE(resume());
    const auto given_up = result_of(world, orphan.bulk_id, dispatcher);
    CHECK(given_up.bulk.state == "done");
    CHECK(given_up.changed == 25);
    REQUIRE(given_up.refused.size() == 35);
    CHECK(given_up.refused.front().code == "not_permitted");
    const auto kept = result_of(world, half_undone.bulk_id, dispatcher);
    CHECK(kept.bulk.state == "undone");
    CHECK(kept.restored == 25);
    CHECK(kept.kept.size() == 35);
    CHECK(flows::replay_cases(*world.context).differing.empty());
}

TEST_CASE("a filter that gives more cases than one action may change is refused") {
    ApiWorld world;
    const auto ids = [&] {
        return world.database().read([&](const db::ReadTx& tx) {
            return flows::cases_of_list(tx, *world.context, kDispatcher, {.kind = "repair", .state = "open"});
        });
    };
    const auto open_some = [&](std::size_t count) {
        world.database().write_and_wait([&](db::WriteTx& tx) {
            for (std::size_t i = 0; i < count; ++i) {
                if (!flows::open_case(tx, *world.context, kDispatcher, {.kind = "repair", .subject = "s"}))
                    return false;
            }
            return true;
        });
    };
    open_some(flows::kBulkCasesMax);
    CHECK(ids()->size() == flows::kBulkCasesMax);
    open_some(1);
    CHECK(ids().refusal().code == "too_many_cases");
}

TEST_CASE("what was put back counts in the measures as it stands") {
    ApiWorld world;
    flows::BulkBegin begin{.bulk_id = "0000000000000000000000bulk", .action = {.move = {.move = "resolve"}}};
    for (int i = 0; i < 30; ++i) begin.case_ids.push_back(open(world, i));
    const auto backlog = [&] {
        world.catch_up();
        const auto answer = flows::measure(*world.context, kDispatcher, {.measures = {"backlog"}});
        return answer->rows.at(0).figures.at(0).value;
    };
    CHECK(backlog() == 30);
    REQUIRE(begin_bulk(world, begin));
    while (continue_bulk(world, begin)) {
    }
    CHECK(backlog() == 0);
    while (*world.database().write_and_wait(
        [&](db::WriteTx& tx) { return flows::continue_undo(tx, *world.context, kDispatcher, begin.bulk_id); })) {
    }
    CHECK(backlog() == 30);
    const auto counts = world.database().read([](const db::ReadTx& tx) { return store::case_counts(tx, 1); });
    for (const auto& count : counts) CHECK(count.cases == (count.state == "open" ? 30 : 0));
}
