#include <doctest/doctest.h>

#include "tests/db/cutting_proxy.hpp"
#include "tests/support/place.hpp"

// A connection that ends while a commit is under way; without FIVESTAR_TEST_POSTGRES there is none.

namespace {

using support::CuttingProxy;

constexpr db::Query kFind{"test_find_key", "SELECT 1 FROM done WHERE key = $1"};
constexpr db::Query kPut{"test_put_key", "INSERT INTO done (key) VALUES ($1)"};
constexpr db::Query kCount{"test_count_keys", "SELECT count(*) FROM done"};

class Cuttable {
public:
    Cuttable() {
        place_.open()->open_writer()->script(
            "CREATE TABLE done (id BIGINT GENERATED ALWAYS AS IDENTITY, key TEXT UNIQUE)");
    }
    db::Database& database() { return database_; }
    CuttingProxy& proxy() { return proxy_; }

    /// Writes a key once; the connection is cut as its flow ends, the first time. Gives how often the flow ran.
    int write_once(CuttingProxy::Cut cut, bool knows_itself) {
        int runs = 0;
        database_.write_and_wait(
            [&](db::WriteTx& tx) {
                const bool is_done = tx.before().exists(kFind, {"k"});
                ++runs;
                if (!is_done) tx.run(kPut, {"k"});
                if (runs == 1) proxy_.cut(cut);
                return 0;
            },
            {.knows_itself = knows_itself});
        return runs;
    }
    std::int64_t count() {
        return database_.read([](const db::ReadTx& tx) {
            return tx.one(kCount, {}, [](const db::Row& row) { return row.integer(0); }).value();
        });
    }

private:
    static std::string server_folder() {
        const std::string server = std::getenv("FIVESTAR_TEST_POSTGRES");
        const auto begin = server.find("host=") + 5;
        return server.substr(begin, server.find(' ', begin) - begin);
    }

    support::Place place_{support::Place::Content::Nothing, support::Place::Engine::Postgres};
    CuttingProxy proxy_{server_folder(), place_.folder()};
    db::Database database_{db::postgres_engine(place_.url() + " host=" + place_.folder().string()), 1};
};

}  // namespace

TEST_SUITE_BEGIN("unknown commit" * doctest::skip(std::getenv("FIVESTAR_TEST_POSTGRES") == nullptr));

TEST_CASE("a flow that knows itself is done once, whether its commit had arrived or not") {
    for (const auto cut : {CuttingProxy::Cut::BeforeServer, CuttingProxy::Cut::AfterCommit}) {
        Cuttable store;
        CHECK(store.write_once(cut, true) == 2);
        CHECK(store.count() == 1);
    }
}

TEST_CASE("of any other flow it is said that nobody knows") {
    for (const auto cut : {CuttingProxy::Cut::BeforeServer, CuttingProxy::Cut::AfterCommit}) {
        Cuttable store;
        CHECK_THROWS_AS(store.write_once(cut, false), db::CommitUnknown);
        CHECK(store.count() == (cut == CuttingProxy::Cut::AfterCommit ? 1 : 0));
        // The next flow has a new connection.
        store.write_once(CuttingProxy::Cut::None, false);
        CHECK(store.count() == 1);
    }
}

TEST_SUITE_END();
