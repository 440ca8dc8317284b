#include <doctest/doctest.h>

#include <atomic>

#include "tests/support/place.hpp"

// What only PostgreSQL does; without FIVESTAR_TEST_POSTGRES there is nothing to ask.

namespace {

constexpr db::Query kPut{"test_put", "INSERT INTO sums (name, total) VALUES ($1, $2)"};
constexpr db::Query kSet{"test_set", "UPDATE sums SET total = $2 WHERE name = $1"};
constexpr db::Query kRead{"test_read", "SELECT total FROM sums WHERE name = $1"};
constexpr db::Query kAll{"test_all", "SELECT name, total, note, total * 0.5, NULL FROM sums ORDER BY name"};
constexpr db::Query kEndSelf{"test_end", "SELECT pg_terminate_backend(pg_backend_pid())"};
constexpr db::Query kEndOthers{"test_end_others",
                               "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = "
                               "current_database() AND pid <> pg_backend_pid()"};

/// A database with one table, and a total named "a".
class Sums {
public:
    Sums() {
        auto connection = engine()->open_writer();
        connection->script(
            "CREATE TABLE sums (name TEXT PRIMARY KEY, total BIGINT NOT NULL CHECK (total >= 0), note TEXT)");
        connection->script("INSERT INTO sums (name, total) VALUES ('a', 0)");
    }
    std::unique_ptr<db::Engine> engine() const { return place_.open(); }
    void end_other_connections() const { engine()->open_reader()->execute(kEndOthers, {}, nullptr); }

private:
    support::Place place_{support::Place::Content::Nothing, support::Place::Engine::Postgres};
};

std::int64_t total(const db::ReadTx& tx, std::string_view name) {
    return tx.one(kRead, {name}, [](const db::Row& row) { return row.integer(0); }).value_or(-1);
}

std::int64_t total(db::Database& database, std::string_view name) {
    return database.read([&](const db::ReadTx& tx) { return total(tx, name); });
}

}  // namespace

TEST_SUITE_BEGIN("postgres" * doctest::skip(std::getenv("FIVESTAR_TEST_POSTGRES") == nullptr));

TEST_CASE("every kind of value comes back as it went") {
    const Sums sums;
    db::Database database{sums.engine()};
    constexpr db::Query put{"test_put_note", "INSERT INTO sums (name, total, note) VALUES ($1, $2, $3)"};
    database.write_and_wait([&](db::WriteTx& tx) {
        tx.run(put, {"b", std::int64_t{9'007'199'254'740'993}, "漏水 '\\\"\t"});
        tx.run(put, {"c", 1, nullptr});
        return 0;
    });
    const auto rows = database.read([](const db::ReadTx& tx) {
        return tx.all(kAll, {}, [](const db::Row& row) {
            CHECK(row.is_null(4));
            CHECK(row.real(3) == doctest::Approx(static_cast<double>(row.integer(1)) / 2));
            return std::pair{row.integer(1), row.text_if(2)};
        });
    });
    REQUIRE(rows.size() == 3);
    CHECK(rows[1] == std::pair{std::int64_t{9'007'199'254'740'993}, std::optional<std::string>{"漏水 '\\\"\t"}});
    CHECK(rows[2] == std::pair{std::int64_t{1}, std::optional<std::string>{}});
    CHECK_THROWS_WITH_AS(database.write_and_wait([&](db::WriteTx& tx) {
        return tx.run_counted(put, {std::string{"a\0b", 3}, 1, ""});
    }),
                         "test_put_note: a text holds a NUL", base::Failure);
}

TEST_CASE("questions may be asked while the rows of another are visited") {
    const Sums sums;
    db::Database database{sums.engine()};
    const auto seen = database.read([](const db::ReadTx& tx) {
        std::int64_t found = -1;
        tx.each(kAll, {}, [&](const db::Row& row) { found = total(tx, row.text(0)); });
        return found;
    });
    CHECK(seen == 0);
}

TEST_CASE("what was queued and broke fails the flow, and the connection goes on") {
    const Sums sums;
    db::Database database{sums.engine(), 1};
    const auto broken = [&](const db::Query& query, db::Values values) {
        return database.write_and_wait([&](db::WriteTx& tx) {
            tx.run(kSet, {"a", 7});
            tx.run(query, values);
            return 0;
        });
    };
    CHECK_THROWS_AS(broken(kPut, {"a", 1}), db::ConstraintBroken);
    CHECK_THROWS_AS(broken(kPut, {"b", -1}), db::ConstraintBroken);
    CHECK_THROWS_WITH_AS(broken({"test_wrong", "UPDATE nothing SET a = 1"}, {}),
                         "test_wrong: relation \"nothing\" does not exist (42P01)", base::Failure);
    CHECK(total(database, "a") == 0);
    broken(kPut, {"b", 1});
    CHECK(total(database, "a") == 7);
}

TEST_CASE("no addition is lost among eight writers") {
    const Sums sums;
    db::Database database{sums.engine()};
    std::atomic<int> done{0};
    std::atomic<int> failed{0};
    for (int i = 0; i < 64; ++i) {
        database.write(
            [](db::WriteTx& tx) {
                tx.run(kSet, {"a", total(tx, "a") + 1});
                return 0;
            },
            [&](const std::exception_ptr& error, std::optional<int>) {
                if (error) ++failed;
                ++done;
            });
    }
    while (done < 64) std::this_thread::yield();
    // Who gives up after five tries is told so; nobody is told that what was lost is kept.
    CHECK(total(database, "a") == 64 - failed);
    CHECK(failed < 32);
}

TEST_CASE("a look before the view of a flow conflicts with nobody") {
    const Sums sums;
    db::Database database{sums.engine(), 2};
    int runs = 0;
    database.write_and_wait([&](db::WriteTx& tx) {
        const auto before = total(tx.before(), "a");
        if (++runs == 1) {
            database.write_and_wait([](db::WriteTx& other) {
                other.run(kSet, {"a", 5});
                return 0;
            });
        }
        // The view begins here, behind the other's commit.
        CHECK(total(tx, "a") == 5);
        tx.run(kPut, {"seen", before});
        return 0;
    });
    CHECK(runs == 1);
    CHECK(total(database, "seen") == 0);
}

TEST_CASE("a flow whose view was overtaken is run again") {
    const Sums sums;
    db::Database database{sums.engine(), 2};
    int runs = 0;
    database.write_and_wait([&](db::WriteTx& tx) {
        const auto seen = total(tx, "a");
        if (++runs == 1) {
            database.write_and_wait([](db::WriteTx& other) {
                other.run(kSet, {"a", 5});
                return 0;
            });
        }
        tx.run(kSet, {"a", seen + 1});
        return 0;
    });
    CHECK(runs == 2);
    CHECK(total(database, "a") == 6);
}

TEST_CASE("connections that lay idle while the server ended them are made anew") {
    const Sums sums;
    db::Database database{sums.engine(), 1};
    database.write_and_wait([](db::WriteTx& tx) { return tx.run_counted(kSet, {"a", 3}); });
    CHECK(total(database, "a") == 3);
    sums.end_other_connections();
    CHECK(total(database, "a") == 3);
    sums.end_other_connections();
    database.write_and_wait([](db::WriteTx& tx) { return tx.run_counted(kSet, {"a", 4}); });
    CHECK(total(database, "a") == 4);
}

TEST_CASE("a connection that ends within a flow lets the flow begin again") {
    const Sums sums;
    db::Database database{sums.engine(), 1};
    int runs = 0;
    database.write_and_wait([&](db::WriteTx& tx) {
        tx.run(kSet, {"a", total(tx, "a") + 1});
        if (++runs == 1) tx.exists(kEndSelf, {});
        return 0;
    });
    CHECK(runs == 2);
    CHECK(total(database, "a") == 1);
}

TEST_CASE("a small transaction aside stays where its flow is undone") {
    const Sums sums;
    db::Database database{sums.engine(), 1};
    const auto refused = database.write_and_wait([&](db::WriteTx& tx) -> base::Result<int> {
        tx.run(kSet, {"a", 9});
        database.write_aside([](db::WriteTx& aside) { return aside.run_counted(kPut, {"aside", 1}); });
        return base::Refusal{"already_closed"};
    });
    CHECK_FALSE(refused);
    CHECK(total(database, "a") == 0);
    CHECK(total(database, "aside") == 1);
}

TEST_CASE("a server that cannot be reached is said without its password") {
    const auto engine = db::postgres_engine("postgresql://me:secret@127.0.0.1:1/nothing");
    try {
        engine->open_reader()->step(db::Connection::Step::BeginRead);
        FAIL("connected");
    } catch (const db::Unavailable& away) {
        const std::string what = away.what();
        CHECK(what.find("host=127.0.0.1") != std::string::npos);
        CHECK(what.find("secret") == std::string::npos);
    }
}

TEST_CASE("a database that orders text by a language is refused with a cure") {
    const Sums sums;
    sums.engine()->open_writer()->script(
        "CREATE DATABASE sorted TEMPLATE template0 ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'");
    const std::string server = std::getenv("FIVESTAR_TEST_POSTGRES");
    CHECK_THROWS_WITH_AS(db::migrate(*db::postgres_engine(server + " dbname=sorted"), {}, base::from_micros(0)),
                         "the database orders text by C in SQL_ASCII; Fivestar needs C and UTF8", base::BadInput);
    sums.engine()->open_writer()->script("DROP DATABASE sorted WITH (FORCE)");
}

TEST_SUITE_END();
