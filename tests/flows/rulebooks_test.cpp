#include "flows/rulebooks.hpp"

#include <doctest/doctest.h>

#include "base/password.hpp"
#include "flows/sign_in.hpp"
#include "flows/users.hpp"
#include "ledger/follow.hpp"
#include "store/rulebook_store.hpp"
#include "tests/support/store.hpp"

namespace {

struct World {
    support::Store store;
    base::Instant clock = *base::parse_rfc3339("2026-11-22T02:00:00Z");
    flows::Context context{store.database(),
                           {1, "华东暖通电器", "Asia/Shanghai", base::find_zone("Asia/Shanghai")},
                           [this] { return clock; },
                           base::seeded_random(1)};

    std::size_t entries() {
        return store.database().read([](const db::ReadTx& tx) { return ledger::entries_after(tx, 1, 0, 1000).size(); });
    }
};

}  // namespace

TEST_CASE("the first start copies every shipped book with an entry, the second changes nothing") {
    World world;
    flows::start_books(world.context);
    const auto shipped = flows::shipped_books(world.clock).size();
    CHECK(world.entries() == shipped);
    CHECK(world.context.books()->texts.size() == shipped);
    CHECK(world.context.books()->processes.contains("repair"));
    flows::start_books(world.context);
    CHECK(world.entries() == shipped);
}

TEST_CASE("a shipped text that is new to the store becomes a draft and changes nothing in force") {
    World world;
    flows::start_books(world.context);
    const auto before = world.entries();
    world.store.database().write_and_wait([](db::WriteTx& tx) {
        return tx.run_counted({"age",
                               "UPDATE rulebook_versions SET sha256 = 'old', text = replace(text, '24 h', '48 h') "
                               "WHERE book_id = 'promises.standard'"},
                              {});
    });
    flows::start_books(world.context);
    CHECK(world.entries() == before + 1);
    CHECK(world.context.books()->find_promise("response_24h")->seconds == 48 * 3600);
    CHECK(world.context.books()->find_text("promises.standard")->version == 1);
    world.store.database().read([&](const db::ReadTx& tx) {
        CHECK(store::last_rulebook_version(tx, 1, "promises.standard") == 2);
        CHECK(ledger::entries_after(tx, 1, static_cast<std::int64_t>(before), 1).front().type == "rulebook_drafted");
        return 0;
    });
    flows::start_books(world.context);
    CHECK(world.entries() == before + 1);
}

TEST_CASE("what somebody else has published meanwhile is not overwritten") {
    World world;
    flows::start_books(world.context);
    auto text = world.context.books()->find_text("promises.standard")->text;
    text.replace(text.find("24 h"), 4, "12 h");
    const auto draft = flows::read_draft(world.context, "promises.standard", text);
    REQUIRE(draft);
    const auto publish = [&] {
        return world.store.database().write_and_wait([&](db::WriteTx& tx) {
            return flows::publish_rulebook(tx, world.context, {.actor = "boss", .role = "admin"}, *draft);
        });
    };
    CHECK(publish());
    CHECK(publish().refusal().code == "changed_meanwhile");
}

TEST_CASE("the first administrator is made once, with a password that fits and has to be changed") {
    World world;
    flows::start_books(world.context);
    const auto admin = flows::create_first_admin(world.context);
    REQUIRE(admin);
    CHECK(admin->password.size() == 20);
    CHECK_FALSE(flows::create_first_admin(world.context));
    flows::Attempts attempts;
    const auto signed_in = flows::sign_in(world.context, attempts, {admin->login, admin->password, "peer"});
    REQUIRE(signed_in);
    CHECK(signed_in->identity.must_change_password);
    CHECK(signed_in->identity.caller.role == "admin");
    CHECK(flows::authenticate(world.context, {.session = signed_in->secret}));
    world.clock += flows::kSessionLength;
    CHECK(flows::authenticate(world.context, {.session = signed_in->secret}).refusal().code == "not_signed_in");
}

TEST_CASE("a login is given once, and a role has to be one") {
    World world;
    flows::start_books(world.context);
    const auto create = [&](const std::string& login, const std::string& role) {
        return world.store.database().write_and_wait([&](db::WriteTx& tx) {
            return flows::create_user(tx, world.context, {.actor = "system", .role = "admin"},
                                      {.login = login, .name = "n", .role = role, .password_hash = "none"});
        });
    };
    CHECK(create("a", "agent"));
    CHECK(create("a", "agent").refusal().code == "login_taken");
    CHECK(create("b", "king").refusal().code == "unknown_role");
    CHECK(create("b", "outlet_manager").refusal().code == "outlet_needed");
}

TEST_CASE("attempts are counted by login and address, and forgotten in time") {
    flows::Attempts attempts;
    const auto now = base::from_micros(0);
    for (int i = 0; i < flows::Attempts::kMax; ++i) attempts.failed("a", now);
    CHECK(attempts.is_blocked("a", now));
    CHECK_FALSE(attempts.is_blocked("b", now));
    CHECK_FALSE(attempts.is_blocked("a", now + flows::Attempts::kWindow));
    attempts.succeeded("a");
    CHECK_FALSE(attempts.is_blocked("a", now));
}

TEST_CASE("a password fits its own hash only") {
    const auto hash = base::hash_password("correct horse");
    CHECK(hash.starts_with("$argon2id$"));
    CHECK(hash.find("m=19456,t=2") != std::string::npos);
    CHECK(base::fits_password(hash, "correct horse"));
    CHECK_FALSE(base::fits_password(hash, "correct house"));
    CHECK_FALSE(base::fits_password("none", "none"));
    CHECK_FALSE(base::fits_password("", ""));
}

TEST_CASE("a measure may count by any deadline promise in force, and by no other") {
    World world;
    auto texts = flows::shipped_books(world.clock);
    texts.at("measures.service").text += R"(
  - id: onsite_48h
    title: {zh: 上门, en: On site within 48 hours}
    meaning: {zh: 甲, en: a}
    kind: share
    unit: share
    direction: higher
    period: opened
    denominator: {column: onsite_48h_kept, known: true}
    numerator: {column: onsite_48h_kept, is: true}
    source: ours
    confidence: ours
)";
    const auto complaint = [](const auto& books) {
        try {
            flows::read_books(books);
        } catch (const base::BadInput& error) {
            return std::string{error.what()};
        }
        return std::string{};
    };
    CHECK(complaint(texts).find("counts by 'onsite_48h'") != std::string::npos);
    const std::string promise =
        "\n  - {id: onsite_48h, title: {zh: 上门, en: On site}, measure: onsite_48h, target: 0.9, direction: higher, "
        "source: ours, ";
    auto without_deadline = texts;
    without_deadline.at("promises.standard").text += promise + "kind: share}\n";
    CHECK(complaint(without_deadline).find("counts by 'onsite_48h'") != std::string::npos);
    texts.at("promises.standard").text += promise + "kind: deadline, event: resolved, within: 48 h, clock: elapsed}\n";
    CHECK(complaint(texts).empty());
}
