#include <doctest/doctest.h>

#include "flows/move_case.hpp"
#include "flows/open_case.hpp"
#include "ledger/follow.hpp"
#include "store/case_payload.hpp"
#include "store/case_store.hpp"
#include "store/promise_store.hpp"
#include "tests/support/store.hpp"

namespace {

/// A store with the shipped books and a clock that the test sets.
struct World {
    support::Store store;
    base::Instant clock = *base::parse_rfc3339("2026-11-22T02:00:00Z");
    flows::Context context{store.database(),
                           {1, "华东暖通电器", "Asia/Shanghai", base::find_zone("Asia/Shanghai")},
                           [this] { return clock; },
                           base::seeded_random(1)};
    flows::Caller agent{.actor = "agent", .role = "agent"};

    World() { context.put_books(flows::read_books(flows::shipped_books(clock))); }
    void pass(std::chrono::minutes time) { clock += time; }

    template <typename F>
    auto write(F flow) {
        return store.database().write_and_wait([&](db::WriteTx& tx) { return flow(tx); });
    }
    base::Result<cases::Case> open(flows::OpenCase asked) {
        return write([&](db::WriteTx& tx) { return flows::open_case(tx, context, agent, asked); });
    }
    base::Result<cases::Case> move(flows::MoveCase asked) {
        return write([&](db::WriteTx& tx) { return flows::move_case(tx, context, agent, asked); });
    }
    std::vector<store::CasePromise> promises(const std::string& case_id) {
        return store.database().read([&](const db::ReadTx& tx) { return store::promises_of_case(tx, 1, case_id); });
    }
};

const flows::OpenCase kRepair{.kind = "repair",
                              .subject = "空调漏水",
                              .contact_name = "李女士",
                              .contact_mobile = "13800008000",
                              .serial = "HX1",
                              .outlet = "N1"};

}  // namespace

TEST_CASE("an opened case has a number of its day, promises and what is unknown to our files") {
    World world;
    const auto first = world.open(kRepair);
    const auto second = world.open(kRepair);
    REQUIRE(first);
    REQUIRE(second);
    CHECK(first->number == "WX-20261122-0001");
    CHECK(second->number == "WX-20261122-0002");
    CHECK(first->unmatched == std::vector<std::string>{"serial", "outlet"});
    CHECK(first->personal.size() == 3);
    const auto promises = world.promises(first->case_id);
    REQUIRE(promises.size() == 1);
    CHECK(promises[0].promise_id == "response_24h");
    CHECK(base::to_rfc3339(*promises[0].standing.due_at) == "2026-11-23T02:00:00Z");

    auto emergency = kRepair;
    emergency.priority = "emergency";
    CHECK(world.promises(world.open(emergency)->case_id).size() == 2);
    CHECK(world.open({.kind = "rescue"}).refusal().code == "unknown_kind");
}

TEST_CASE("the day of a number is the organisation's, not UTC's") {
    World world;
    world.clock = *base::parse_rfc3339("2026-11-22T16:30:00Z");
    CHECK(world.open(kRepair)->number == "WX-20261123-0001");
}

TEST_CASE("the row is the fold of the entries, and the counts follow") {
    World world;
    const auto id = world.open(kRepair)->case_id;
    world.pass(std::chrono::minutes{18});
    CHECK(world.move({.case_id = id, .move = "respond", .text = "马上安排师傅"}));
    CHECK(world.move({.case_id = id, .move = "assign", .person = "T1", .outlet = "N1"}));
    CHECK(world.move({.case_id = id, .move = "wait", .waiting_for = "customer"}));
    world.pass(std::chrono::minutes{60});
    CHECK(world.move({.case_id = id, .move = "resolve"}));
    CHECK(world.move({.case_id = id, .move = "respond"}).refusal().code == "move_not_allowed");

    world.store.database().read([&](const db::ReadTx& tx) {
        const auto row = store::find_case(tx, 1, id);
        REQUIRE(row);
        cases::Case fold;
        fold.case_id = id;
        for (const auto& entry : ledger::entries_of(tx, 1, id)) cases::apply(fold, store::read_case_entry(entry));
        CHECK(store::write_details(fold) == store::write_details(*row));
        CHECK(fold.revision == row->revision);
        CHECK(fold.state == row->state);
        CHECK(fold.waited_customer_us == row->waited_customer_us);
        CHECK(row->waited_customer_us == 60LL * 60 * 1000000);
        const auto counts = store::case_counts(tx, 1);
        std::int64_t open = 0;
        for (const auto& count : counts) {
            CHECK(count.kind == "repair");
            open += count.state == "resolved" ? count.cases : 0;
        }
        CHECK(open == 1);
        return 0;
    });
    CHECK(world.promises(id)[0].standing.outcome == promises::Standing::Outcome::Kept);
}

TEST_CASE("a repair of the same unit within thirty days is rework") {
    World world;
    const auto first = world.open(kRepair)->case_id;
    CHECK(world.move({.case_id = first, .move = "resolve"}));
    world.pass(std::chrono::days{30});
    CHECK(world.open(kRepair)->rework_of == first);
    world.pass(std::chrono::minutes{1});
    CHECK_FALSE(world.open(kRepair)->rework_of);
}

TEST_CASE("a merged duplicate keeps no promise of its own and gets it back") {
    World world;
    const auto duplicate = world.open(kRepair)->case_id;
    const auto survivor = world.open(kRepair)->case_id;
    CHECK(world.write([&](db::WriteTx& tx) {
        return flows::merge_case(tx, world.context, world.agent, {duplicate, survivor, ""});
    }));
    CHECK(world.promises(duplicate).empty());
    CHECK(world.write([&](db::WriteTx& tx) { return flows::undo_merge(tx, world.context, world.agent, duplicate); }));
    CHECK(world.promises(duplicate).size() == 1);
}

TEST_CASE("who may see one outlet only does not find the others' cases") {
    World world;
    const auto id = world.open(kRepair)->case_id;
    const flows::Caller other{.actor = "chief", .role = "outlet_manager", .outlet = "N2"};
    const auto seen = [&](const flows::Caller& caller) {
        return world.write([&](db::WriteTx& tx) {
            return flows::move_case(tx, world.context, caller, {.case_id = id, .move = "note", .text = "看一下"});
        });
    };
    CHECK(seen(other).refusal().code == "no_such_case");
    CHECK(seen({.actor = "chief", .role = "outlet_manager", .outlet = "N1"}));
}
