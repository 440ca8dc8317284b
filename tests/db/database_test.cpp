#include "db/database.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "tests/support/place.hpp"

namespace {

constexpr db::Query kAdd{"test_add", "INSERT INTO words (word) VALUES ($1)"};
constexpr db::Query kCount{"test_count", "SELECT count(*) FROM words"};
constexpr db::Query kSwapped{"test_swapped", "SELECT $2, $1, $2", "SELECT $2::bigint, $1::bigint, $2::bigint"};

/// A store of its own for one test, with one table.
class Store {
public:
    Store() {
        db::migrate(*engine(), {{1, "0001_words.sql", "CREATE TABLE words (word TEXT PRIMARY KEY)"}},
                    base::from_micros(0));
    }
    std::unique_ptr<db::Engine> engine() const { return place_.open(); }
    bool has_log() const { return place_.engine() == support::Place::Engine::Sqlite; }
    /// How many times the write-ahead log was begun anew; it stands in the log's head.
    std::string log_number() const {
        std::ifstream log{place_.folder() / "store.db-wal", std::ios::binary};
        std::string number(4, '\0');
        if (!log.seekg(12).read(number.data(), 4)) number.clear();  // it was emptied
        return number;
    }

private:
    support::Place place_{support::Place::Content::Nothing};
};

std::int64_t count(db::Database& database) {
    return database.read([](const db::ReadTx& tx) {
        return tx.one(kCount, {}, [](const db::Row& row) { return row.integer(0); }).value();
    });
}

}  // namespace

TEST_CASE("a write is seen after it is answered") {
    const Store store;
    db::Database database{store.engine()};
    CHECK(database.write_and_wait([](db::WriteTx& tx) { return tx.run_counted(kAdd, {"a"}); }) == 1);
    CHECK(count(database) == 1);
}

TEST_CASE("a flow that throws is undone alone, its neighbours in the group stay") {
    const Store store;
    db::Database database{store.engine()};
    std::atomic<int> broken{0};
    std::atomic<int> kept{0};
    std::promise<void> gate;
    auto opened = gate.get_future().share();
    // The first flow holds a writer, so that the rest form one group where there is no other.
    database.write(
        [opened](db::WriteTx&) {
            opened.wait();
            return 0;
        },
        [](std::exception_ptr, std::optional<int>) {});
    for (int i = 0; i < 20; ++i) {
        database.write(
            [i](db::WriteTx& tx) {
                tx.run(kAdd, {std::to_string(i)});
                if (i % 4 == 3) tx.run(kAdd, {std::to_string(i)});
                return i;
            },
            [&](std::exception_ptr error, std::optional<int>) { ++(error ? broken : kept); });
    }
    gate.set_value();
    while (broken + kept < 20) static_cast<void>(database.write_and_wait([](db::WriteTx&) { return 0; }));
    CHECK(broken == 5);
    CHECK(kept == 15);
    CHECK(count(database) == 15);
}

TEST_CASE("a refusal leaves no change behind") {
    const Store store;
    db::Database database{store.engine()};
    const auto answer = database.write_and_wait([](db::WriteTx& tx) -> base::Result<int> {
        tx.run(kAdd, {"a"});
        return base::Refusal{"already_closed"};
    });
    CHECK_FALSE(answer);
    CHECK(count(database) == 0);
}

TEST_CASE("a flow that changes rows and then refuses is undone alone, and one that only refuses disturbs nobody") {
    const Store store;
    db::Database database{store.engine()};
    std::atomic<int> refused{0};
    std::atomic<int> kept{0};
    std::promise<void> gate;
    auto opened = gate.get_future().share();
    database.write(
        [opened](db::WriteTx&) {
            opened.wait();
            return 0;
        },
        [](std::exception_ptr, std::optional<int>) {});
    for (int i = 0; i < 20; ++i) {
        database.write(
            [i](db::WriteTx& tx) -> base::Result<int> {
                if (i % 5 == 1) return base::Refusal{"already_closed"};
                tx.run(kAdd, {std::to_string(i)});
                if (i % 5 == 2) return base::Refusal{"already_closed"};
                return i;
            },
            [&](std::exception_ptr, std::optional<base::Result<int>> result) { ++(*result ? kept : refused); });
    }
    gate.set_value();
    while (refused + kept < 20) static_cast<void>(database.write_and_wait([](db::WriteTx&) { return 0; }));
    CHECK(refused == 8);
    CHECK(kept == 12);
    CHECK(count(database) == 12);
}

TEST_CASE("who remembers rows is told before the answer, and only of what is kept") {
    const Store store;
    db::Database database{store.engine()};
    std::atomic<int> told{0};
    const auto write = [&](bool keeps) {
        std::promise<int> told_at_answer;
        database.write(
            [&, keeps](db::WriteTx& tx) -> base::Result<int> {
                tx.when_over([&] { ++told; });
                if (keeps) return 0;
                return base::Refusal{"already_closed"};
            },
            [&](std::exception_ptr, const std::optional<base::Result<int>>&) { told_at_answer.set_value(told); });
        return told_at_answer.get_future().get();
    };
    CHECK(write(true) == 1);
    CHECK(write(false) == 1);
}

TEST_CASE("a view that stays open between reads neither hides a commit nor keeps the log from being begun anew") {
    const Store store;
    if (!store.has_log()) return;
    db::Database database{store.engine()};
    int written = 0;
    const auto add = [&](std::size_t bytes) {
        const auto word = std::to_string(written++) + std::string(bytes, 'x');
        database.write_and_wait([&](db::WriteTx& tx) { return tx.run_counted(kAdd, {word}); });
        CHECK(count(database) == written);
        CHECK(count(database) == written);
    };
    add(1);
    const auto first = store.log_number();
    while (written < 25) add(1'000'000);
    // It is copied on another thread, and begun anew by a commit behind that.
    while (store.log_number() == first && written < 20'000) add(1);
    CHECK(store.log_number() != first);
    store.engine()->open_writer()->script("PRAGMA wal_checkpoint(TRUNCATE)");
    CHECK(store.log_number().empty());
}

TEST_CASE("reads and commits on several threads see every answered write") {
    const Store store;
    db::Database database{store.engine()};
    std::vector<std::jthread> threads;
    std::atomic<int> stale{0};
    std::atomic<int> written{0};
    for (int thread = 0; thread < 3; ++thread) {
        threads.emplace_back([&, thread] {
            for (int i = 0; i < 100; ++i) {
                database.write_and_wait(
                    [&](db::WriteTx& tx) { return tx.run_counted(kAdd, {std::to_string(thread * 1000 + i)}); });
                const int answered = ++written;
                if (count(database) < answered) ++stale;
                if (count(database) < answered) ++stale;
            }
        });
    }
    threads.clear();
    CHECK(stale == 0);
    CHECK(count(database) == 300);
}

TEST_CASE("a parameter is a name, not a place") {
    const Store store;
    db::Database database{store.engine()};
    const auto row = database.read([](const db::ReadTx& tx) {
        return tx.one(kSwapped, {1, 2}, [](const db::Row& r) {
            return std::vector{r.integer(0), r.integer(1), r.integer(2)};
        });
    });
    CHECK(row == std::vector<std::int64_t>{2, 1, 2});
}

TEST_CASE("a store from a newer program is refused with a cure") {
    const Store store;
    CHECK_THROWS_WITH_AS(db::migrate(*store.engine(), {}, base::from_micros(0)),
                         "this store was written by a newer program (schema 1, this one knows 0)", base::BadInput);
}

TEST_CASE("readers cannot write") {
    const Store store;
    db::Database database{store.engine()};
    CHECK_THROWS_AS(database.read([](const db::ReadTx& tx) { return tx.exists(kAdd, {"a"}); }), base::Failure);
}
