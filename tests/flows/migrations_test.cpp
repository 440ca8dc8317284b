#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/file.hpp"
#include "base/text.hpp"
#include "flows/replay_cases.hpp"
#include "ledger/export.hpp"
#include "ledger/verify.hpp"
#include "store/case_store.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

constexpr db::Query kSchema{"test_schema",
                            "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema "
                            "ORDER BY type, name"};
constexpr db::Query kNumber{"test_schema_number", "SELECT max(number) FROM schema_migrations"};

std::unique_ptr<db::Engine> engine_in(const std::filesystem::path& folder) {
    return db::sqlite_engine((folder / "store.db").string());
}

std::vector<std::string> schema_of(db::Engine& engine) {
    const auto connection = engine.open_reader();
    return db::ReadTx{*connection}.all(kSchema, {}, [](const db::Row& row) { return std::string{row.text(0)}; });
}

std::string broken_ledger(db::Database& database) {
    ledger::Verifier verifier{{}};
    database.read([&](const db::ReadTx& tx) {
        std::string text;
        ledger::write_export(tx, 1, [&](std::string_view piece) { text += piece; });
        for (const auto line : base::split(std::string_view{text}.substr(0, text.size() - 1), '\n'))
            verifier.take(line);
        return 0;
    });
    return verifier.finish().complaint;
}

}  // namespace

TEST_CASE("a store of every earlier schema becomes one of today's, and its ledger and cases hold") {
    const support::TemporaryFolder fresh;
    db::migrate(*engine_in(fresh.path()), db::known_migrations(), base::from_micros(0));
    const auto wanted = schema_of(*engine_in(fresh.path()));

    for (const auto& migration : db::known_migrations()) {
        const auto dump = fmt::format("{}/tests/migrations/{:04}.sql", FIVESTAR_SOURCE_DIR, migration.number);
        INFO(dump);
        REQUIRE_MESSAGE(std::filesystem::exists(dump), "run tests/migrations/make_dump and commit what it writes");
        const support::TemporaryFolder folder;
        const auto engine = engine_in(folder.path());
        engine->open_writer()->script(base::read_file(dump));
        CHECK(db::ReadTx{*engine->open_reader()}.one(kNumber, {}, [](const db::Row& row) { return row.integer(0); }) ==
              migration.number);

        db::migrate(*engine, db::known_migrations(), base::from_micros(0));
        CHECK(fmt::format("{}", fmt::join(schema_of(*engine), "\n")) == fmt::format("{}", fmt::join(wanted, "\n")));
        db::Database database{engine_in(folder.path())};
        CHECK(broken_ledger(database) == "");
        flows::Context context{database, {}, [] { return base::from_micros(0); }, base::seeded_random(1)};
        const auto replay = flows::replay_cases(context);
        CHECK(replay.cases == 9);
        CHECK(fmt::format("{}", fmt::join(replay.differing, "\n")) == "");
    }
}

TEST_CASE("a migration that fails leaves the store at the number before, and the next start goes on") {
    const support::TemporaryFolder folder;
    const auto engine = engine_in(folder.path());
    const db::Migration first{1, "0001_a.sql", "CREATE TABLE a (x BIGINT)"};
    const db::Migration broken{2, "0002_b.sql", "CREATE TABLE b (x BIGINT); INSERT INTO nowhere VALUES (1)"};
    CHECK_THROWS_AS(db::migrate(*engine, {first, broken}, base::from_micros(0)), base::Failure);
    const auto number = [&] {
        const auto connection = engine->open_reader();
        return db::ReadTx{*connection}.one(kNumber, {}, [](const db::Row& row) { return row.integer(0); });
    };
    CHECK(number() == 1);
    const auto after = schema_of(*engine);
    CHECK(std::none_of(after.begin(), after.end(), [](const auto& line) { return line.starts_with("table b"); }));
    db::migrate(*engine, {first, {2, "0002_b.sql", "CREATE TABLE b (x BIGINT)"}}, base::from_micros(0));
    CHECK(number() == 2);
}
