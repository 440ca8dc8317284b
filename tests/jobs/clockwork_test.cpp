#include "jobs/clockwork.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <future>

#include "flows/open_case.hpp"
#include "flows/rulebooks.hpp"
#include "ledger/follow.hpp"
#include "ledger/seal.hpp"
#include "ledger/sequence.hpp"
#include "tests/support/store.hpp"

namespace {

base::Instant system_now() {
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

}  // namespace

TEST_CASE("a running clockwork breaks what falls due by the clock on the wall, and seals when it ends") {
    support::Store store;
    auto& database = store.database();
    flows::Context context{
        database, {1, "x", "Asia/Shanghai", base::find_zone("Asia/Shanghai")}, system_now, base::seeded_random(1)};
    const ledger::Sequencer sequencer{database, 1};
    flows::start_books(context);
    std::promise<void> broken;
    std::atomic<bool> told = false;
    database.after_commit([&] {
        const auto is_broken = database.read([](const db::ReadTx& tx) {
            const auto entries = ledger::entries_after(tx, 1, 0, 1000);
            return std::any_of(entries.begin(), entries.end(),
                               [](const auto& entry) { return entry.type == "promise_broken"; });
        });
        if (is_broken && !told.exchange(true)) broken.set_value();
    });
    const auto before = jobs::Clockwork::lateness().count();
    const auto begin = system_now();
    const auto key = ledger::make_key();
    {
        jobs::Clockwork clockwork{context, key.secret};
        auto text = context.books()->find_text("promises.standard")->text;
        text.replace(text.find("within: 24 h"), 12, "within: 1 s");
        const auto draft = flows::read_draft(context, "promises.standard", text);
        REQUIRE(draft);
        flows::enforce_rulebook(context, *draft);
        const auto opened = database.write_and_wait([&](db::WriteTx& tx) {
            return flows::open_case(tx, context, {.actor = "agent", .role = "agent"},
                                    {.kind = "repair", .subject = "x"});
        });
        REQUIRE(opened);
        broken.get_future().wait();
        CHECK(system_now() >= begin + std::chrono::seconds{1});
    }
    CHECK(jobs::Clockwork::lateness().count() == before + 1);
    CHECK(base::metrics().text({}).find("fivestar_promise_late_seconds_bucket{le=\"0.01\"}") != std::string::npos);
    database.read([](const db::ReadTx& tx) {
        CHECK(ledger::last_block(tx, 1));
        return 0;
    });
}
