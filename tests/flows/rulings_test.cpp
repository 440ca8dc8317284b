#include "flows/rulings.hpp"

#include <doctest/doctest.h>

#include "base/failure.hpp"
#include "flows/move_case.hpp"
#include "flows/open_case.hpp"
#include "ledger/follow.hpp"
#include "tests/support/store.hpp"

namespace {

struct World {
    support::Store store;
    base::Instant clock = *base::parse_rfc3339("2026-11-22T02:00:00Z");
    flows::Context context{store.database(),
                           {1, "华东暖通电器", "Asia/Shanghai", base::find_zone("Asia/Shanghai")},
                           [this] { return clock; },
                           base::seeded_random(1)};
    flows::Caller agent{.actor = "agent", .role = "agent"};
    std::string case_id;

    World() {
        context.put_books(flows::read_books(flows::shipped_books(clock)));
        case_id = store.database()
                      .write_and_wait([&](db::WriteTx& tx) {
                          return flows::open_case(tx, context, agent, {.kind = "repair", .subject = "不制冷"});
                      })
                      ->case_id;
    }

    void keep(const std::string& result, const std::string& next_trigger_on) {
        const auto kept = store.database().write_and_wait([&](db::WriteTx& tx) {
            return flows::keep_ruling(tx, context, agent, case_id,
                                      {result, next_trigger_on, "{}", R"({"wants":"exchange"})", "[]", "{}"});
        });
        REQUIRE(kept);
    }
    store::Ruling latest() {
        return *store.database().read([&](const db::ReadTx& tx) { return store::latest_ruling(tx, 1, case_id); });
    }
    std::size_t renew() {
        return flows::renew_due_rulings(
            context,
            [](const store::Ruling& old) {
                return flows::DecidedRuling{"EXCHANGE", std::nullopt, old.books, old.facts, "[]", "{}"};
            },
            100);
    }
};

}  // namespace

TEST_CASE("a ruling is decided anew on its day, once, by the system") {
    World world;
    world.keep("REPAIR_FREE", "2026-11-23");
    CHECK(world.renew() == 0);
    world.clock += std::chrono::hours{24};
    CHECK(world.renew() == 1);
    CHECK(world.latest().result == "EXCHANGE");
    CHECK(world.latest().decided_by == "system");
    CHECK(world.renew() == 0);
    const auto entries = world.store.database().read(
        [&](const db::ReadTx& tx) { return ledger::entries_of(tx, 1, flows::ruling_subject(world.case_id)); });
    CHECK(entries.size() == 2);
}

TEST_CASE("a case that is over waits for no day") {
    World world;
    world.keep("REPAIR_FREE", "2026-11-23");
    for (const auto* move : {"resolve", "close"}) {
        REQUIRE(world.store.database().write_and_wait([&](db::WriteTx& tx) {
            return flows::move_case(tx, world.context, world.agent, {.case_id = world.case_id, .move = move});
        }));
    }
    world.clock += std::chrono::hours{24};
    CHECK(world.renew() == 1);
    CHECK(world.latest().result == "REPAIR_FREE");
    CHECK(world.renew() == 0);
}

TEST_CASE("facts that today's books cannot read leave the ruling as it is") {
    World world;
    world.keep("REPAIR_FREE", "2026-11-22");
    const auto refuse = [](const store::Ruling&) -> flows::DecidedRuling { throw base::BadInput("no such fact"); };
    CHECK(flows::renew_due_rulings(world.context, refuse, 100) == 1);
    CHECK(world.latest().result == "REPAIR_FREE");
    CHECK_FALSE(world.latest().next_trigger_on);
}
