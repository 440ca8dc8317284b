#include "ledger/sequence.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <atomic>
#include <map>

#include "ledger/append.hpp"
#include "ledger/export.hpp"
#include "ledger/follow.hpp"
#include "ledger/seal.hpp"
#include "ledger/verify.hpp"
#include "tests/support/place.hpp"

// How entries of many writers get their numbers; without FIVESTAR_TEST_POSTGRES there is only one writer.

namespace {

const base::Instant kNoon = *base::parse_rfc3339("2026-11-22T04:00:00Z");
constexpr db::Query kPending{"test_pending", "SELECT count(*) FROM ledger_pending"};

void append(db::WriteTx& tx, const std::string& id) {
    ledger::Appender{tx, 1, kNoon}.append({kNoon, "agent", "case", id, "case_noted", "{}"});
}

std::int64_t pending(db::Database& database) {
    return database.read([](const db::ReadTx& tx) {
        return tx.one(kPending, {}, [](const db::Row& row) { return row.integer(0); }).value();
    });
}

std::vector<ledger::Entry> entries(db::Database& database) {
    return database.read([](const db::ReadTx& tx) { return ledger::entries_after(tx, 1, 0, 100'000); });
}

/// A store that two servers have open.
struct Shared {
    support::Place place{support::Place::Content::Schema, support::Place::Engine::Postgres};
    db::Database one{place.open()};
    db::Database other{place.open()};
};

/// A flow that has written an entry and is not done before it is told to.
class SlowFlow {
public:
    SlowFlow(db::Database& database, const std::string& id) {
        std::promise<void> written;
        auto has_written = written.get_future();
        thread_ = std::thread{[this, &database, id, told = std::move(written)]() mutable {
            database.write_and_wait([&](db::WriteTx& tx) {
                append(tx, id);
                tx.exists(kPending, {});  // sends what was queued
                told.set_value();
                end_.get_future().wait();
                return 0;
            });
        }};
        has_written.wait();
    }
    void end() {
        end_.set_value();
        thread_.join();
    }

private:
    std::promise<void> end_;
    std::thread thread_;
};

}  // namespace

TEST_SUITE_BEGIN("sequence" * doctest::skip(std::getenv("FIVESTAR_TEST_POSTGRES") == nullptr));

TEST_CASE("numbers are dense, each entry is there once, and the ledger verifies, whoever writes") {
    Shared store;
    const ledger::Sequencer first{store.one, 1};
    const ledger::Sequencer second{store.other, 1};
    constexpr int kFlows = 200;
    std::atomic<int> answered{0};
    for (int i = 0; i < kFlows; ++i) {
        auto& database = i % 2 == 0 ? store.one : store.other;
        database.write(
            [i](db::WriteTx& tx) {
                append(tx, fmt::format("c{}", i));
                append(tx, fmt::format("c{}", i));
                return 0;
            },
            [&](const std::exception_ptr& error, std::optional<int>) {
                CHECK_FALSE(error);
                ++answered;
            },
            {.isolation = db::Manner::Isolation::Snapshot});
    }
    while (answered < kFlows) std::this_thread::yield();
    ledger::settle(store.one, 1);
    const auto all = entries(store.other);
    REQUIRE(all.size() == 2 * kFlows);
    std::map<std::string, int> seen;
    for (std::size_t i = 0; i < all.size(); ++i) {
        CHECK(all[i].seq == static_cast<std::int64_t>(i) + 1);
        ++seen[all[i].subject_id];
    }
    CHECK(seen.size() == kFlows);

    const auto key = ledger::make_key();
    store.one.write_and_wait([&](db::WriteTx& tx) { return ledger::seal(tx, 1, key, kNoon); });
    ledger::Verifier verifier{{}};
    store.other.read([&](const db::ReadTx& tx) {
        std::string text;
        ledger::write_export(tx, 1, [&](std::string_view piece) { text += piece; });
        for (std::size_t at = 0; at < text.size();) {
            const auto end = text.find('\n', at);
            verifier.take(std::string_view{text}.substr(at, end - at));
            at = end + 1;
        }
        return 0;
    });
    CHECK(verifier.finish().holds);
}

TEST_CASE("a follower passes over no entry of a transaction that commits late") {
    Shared store;
    SlowFlow slow{store.one, "slow"};
    store.other.write_and_wait([](db::WriteTx& tx) {
        append(tx, "quick");
        return 0;
    });
    // The quick one is on disk and answered, and still has no number: the slow one may come to stand before it.
    const auto sequence = [&](db::Database& database) {
        return database.write_aside([](db::WriteTx& tx) { return ledger::sequence(tx, 1, 100); });
    };
    CHECK(sequence(store.other) == 0);
    CHECK(entries(store.other).empty());
    CHECK(pending(store.other) == 1);
    // Who asks for the subject sees it all the same, with no number.
    const auto of_quick = store.other.read([](const db::ReadTx& tx) { return ledger::entries_of(tx, 1, "quick"); });
    REQUIRE(of_quick.size() == 1);
    CHECK(of_quick[0].seq == 0);
    slow.end();
    CHECK(sequence(store.other) == 2);
    const auto all = entries(store.one);
    REQUIRE(all.size() == 2);
    CHECK(all[0].subject_id == "slow");
    CHECK(all[1].subject_id == "quick");
    CHECK(pending(store.one) == 0);
}

TEST_CASE("two sequencers at once give no number twice") {
    Shared store;
    for (int i = 0; i < 50; ++i) {
        store.one.write_and_wait([i](db::WriteTx& tx) {
            append(tx, fmt::format("c{}", i));
            return 0;
        });
    }
    const auto take = [](db::Database& database) {
        while (database.write_aside([](db::WriteTx& tx) { return ledger::sequence(tx, 1, 3); }) > 0) {
        }
    };
    std::thread beside{[&] { take(store.other); }};
    take(store.one);
    beside.join();
    const auto all = entries(store.one);
    REQUIRE(all.size() == 50);
    for (std::size_t i = 0; i < all.size(); ++i) CHECK(all[i].subject_id == fmt::format("c{}", i));
}

TEST_CASE("a follower on another server is woken by what was written here") {
    Shared store;
    std::promise<void> read;
    store.other.after_commit([&, told = false]() mutable {
        if (told || entries(store.other).empty()) return;
        told = true;
        read.set_value();
    });
    const ledger::Sequencer sequencer{store.one, 1};
    store.one.write_and_wait([](db::WriteTx& tx) {
        append(tx, "a");
        return 0;
    });
    // Comes by the notification alone: there is no sequencer and nobody who looks by the clock on the other.
    CHECK(read.get_future().wait_for(std::chrono::seconds{60}) == std::future_status::ready);
}

TEST_SUITE_END();
