#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/file.hpp"
#include "tests/support/fault_vfs.hpp"
#include "tests/support/store_life.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

namespace fs = std::filesystem;
using support::FaultVfs;

constexpr db::Query kSchema{"test_schema", "SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY type, name"};
constexpr db::Query kNumber{"test_schema_number", "SELECT max(number) FROM schema_migrations"};

std::unique_ptr<db::Engine> engine_of(const fs::path& folder) {
    return db::sqlite_engine((folder / "store.db").string());
}

std::vector<std::string> schema_of(const fs::path& folder) {
    const auto connection = engine_of(folder)->open_reader();
    return db::ReadTx{*connection}.all(kSchema, {}, [](const db::Row& row) { return std::string{row.text(0)}; });
}

std::int64_t number_of(const fs::path& folder) {
    const auto connection = engine_of(folder)->open_reader();
    return *db::ReadTx{*connection}.one(kNumber, {}, [](const db::Row& row) { return row.integer(0); });
}

/// The schema of a store that was made new up to this number.
std::vector<std::string> schema_at(std::int64_t number) {
    auto migrations = db::known_migrations();
    std::erase_if(migrations, [&](const auto& migration) { return migration.number > number; });
    const support::TemporaryFolder folder;
    db::migrate(*engine_of(folder.path()), migrations, base::from_micros(0));
    return schema_of(folder.path());
}

}  // namespace

TEST_CASE("a migration that loses its power leaves the schema at a whole number, and the next start finishes it") {
    auto& vfs = FaultVfs::instance();
    const support::TemporaryFolder folder;
    const auto old = folder.path() / "old";
    fs::create_directory(old);
    engine_of(old)->open_writer()->script(
        base::read_file(fmt::format("{}/tests/migrations/0001.sql", FIVESTAR_SOURCE_DIR)));
    bool was_cut = true;
    for (std::int64_t sync = 1; was_cut; ++sync) {
        for (std::uint64_t seed = 1; seed <= 4; ++seed) {
            INFO("sync " << sync << ", seed " << seed);
            const support::TemporaryFolder life;
            const auto store = life.path() / "store";
            const auto image = life.path() / "image";
            fs::create_directory(image);
            fs::copy(old, store);
            vfs.watch(store, {.power_off_at_sync = sync, .seed = seed});
            try {
                db::migrate(*engine_of(store), db::known_migrations(), base::from_micros(0));
            } catch (const db::Unavailable&) {
                CHECK(vfs.power_is_off());
            }
            was_cut = vfs.power_is_off();
            vfs.write_image(image);
            CHECK(schema_of(image) == schema_at(number_of(image)));
            db::migrate(*engine_of(image), db::known_migrations(), base::from_micros(0));
            CHECK(fmt::format("{}", fmt::join(support::broken_in(image, {}), "; ")) == "");
        }
    }
}
