#include "db/database.hpp"

#include <doctest/doctest.h>

#include <atomic>

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
