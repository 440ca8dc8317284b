#include <doctest/doctest.h>

#include "flows/answer_once.hpp"
#include "flows/authenticate.hpp"
#include "flows/tidy_up.hpp"
#include "flows/tokens.hpp"
#include "tests/support/store.hpp"

namespace {

constexpr db::Query kCountAnswers{"test_count_answers", "SELECT count(*) FROM idempotency"};

/// A store and a clock that the test sets.
struct World {
    support::Store store;
    base::Instant clock = *base::parse_rfc3339("2026-11-22T02:00:00Z");
    flows::Context context{store.database(),
                           {1, "华东暖通电器", "Asia/Shanghai", base::find_zone("Asia/Shanghai")},
                           [this] { return clock; },
                           base::seeded_random(1)};
    flows::Caller admin{.actor = "admin", .role = "admin"};
    int changes = 0;

    template <typename F>
    auto write(F flow) {
        return store.database().write_and_wait([&](db::WriteTx& tx) { return flow(tx); });
    }
    flows::Answered ask(const std::string& key) {
        const flows::Once once{.caller = "t", .route = "open_case", .key = key, .body_hash = "h"};
        const flows::Change change{.write = [&](db::WriteTx&) -> base::Result<flows::Answer> {
            return flows::Answer{.status = 201, .body = std::to_string(++changes)};
        }};
        return *write([&](db::WriteTx& tx) { return flows::answer_once(tx, context, once, change); });
    }
    std::int64_t answers() {
        return store.database().read([](const db::ReadTx& tx) {
            return tx.one(kCountAnswers, {}, [](const db::Row& row) { return row.integer(0); }).value();
        });
    }
    bool is_open(const std::string& token) { return static_cast<bool>(flows::authenticate(context, {token, {}})); }
};

}  // namespace

TEST_CASE("an answer is given again for 24 hours, and then the key is as good as new") {
    World world;
    CHECK(world.ask("a").answer.body == "1");
    world.clock += flows::kAnswersKept;
    CHECK(world.ask("a").is_replayed);
    world.clock += std::chrono::seconds{1};
    const auto later = world.ask("a");
    CHECK_FALSE(later.is_replayed);
    CHECK(later.answer.body == "2");
    CHECK(world.answers() == 1);
}

TEST_CASE("old answers are forgotten a thousand at a time, young ones stay") {
    World world;
    for (int i = 0; i < 2300; ++i) {
        world.clock += std::chrono::milliseconds{1};
        world.ask("old" + std::to_string(i));
    }
    world.clock += flows::kAnswersKept + std::chrono::seconds{1};
    world.ask("young");
    CHECK(flows::tidy_up(world.context));
    CHECK(world.answers() == 1301);
    CHECK(flows::tidy_up(world.context));
    CHECK_FALSE(flows::tidy_up(world.context));
    CHECK(world.answers() == 1);
    CHECK(world.ask("young").is_replayed);
}

TEST_CASE("a token that is known opens nothing from the moment its revocation is answered") {
    World world;
    const auto made = world.write([&](db::WriteTx& tx) {
        return flows::create_token(tx, world.context, world.admin, {"ERP", {"cases:read"}});
    });
    REQUIRE(made);
    for (int i = 0; i < 3; ++i) CHECK(world.is_open(made->token));
    CHECK_FALSE(world.is_open(made->token + "x"));
    REQUIRE(world.write(
        [&](db::WriteTx& tx) { return flows::revoke_token(tx, world.context, world.admin, made->token_id); }));
    CHECK_FALSE(world.is_open(made->token));
}

TEST_CASE("what was read before a revocation is not kept behind it") {
    flows::KnownTokens known;
    const auto version = known.version();
    known.forget_all();
    known.keep("hash", {.token_id = "t"}, version);
    CHECK_FALSE(known.find("hash"));
    known.keep("hash", {.token_id = "t"}, known.version());
    CHECK(known.find("hash"));
}
