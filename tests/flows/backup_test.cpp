#include <doctest/doctest.h>

#include <fstream>

#include "base/file.hpp"
#include "db/copy_store.hpp"
#include "flows/backup/backups.hpp"
#include "flows/break_promises.hpp"
#include "flows/open_case.hpp"
#include "ledger/seal.hpp"
#include "store/case_store.hpp"
#include "tests/support/store.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

namespace fs = std::filesystem;

/// A data directory with three cases, a photo and a key.
struct World {
    support::Store store;
    support::TemporaryFolder elsewhere;
    base::Instant clock = *base::parse_rfc3339("2026-11-22T02:00:00Z");
    flows::Context context{store.database(),
                           {1, "华东暖通电器", "Asia/Shanghai", base::find_zone("Asia/Shanghai")},
                           [this] { return clock; },
                           base::seeded_random(1)};
    std::string key = ledger::make_key().secret;
    flows::BackupPlace place{store.folder(), [this](const std::string& file) { copy(file); }, 2};

    World() {
        context.put_books(flows::read_books(flows::shipped_books(clock)));
        for (int i = 0; i < 3; ++i) open();
        fs::create_directories(store.folder() / "files/ab");
        fs::create_directories(store.folder() / "keys");
        std::ofstream{store.folder() / "config.yaml"}
            << "organisation: {name: x, zone: Asia/Shanghai}\ndatabase: 'postgresql://u:secret@h/d'\n";
        std::ofstream{store.folder() / "files/ab/photo"} << std::string(5000, 'p');
        std::ofstream{store.folder() / "keys/ledger.key"} << key;
    }
    void open() {
        const auto opened = store.database().write_and_wait([&](db::WriteTx& tx) {
            return flows::open_case(tx, context, {.actor = "agent", .role = "agent"},
                                    {.kind = "repair", .subject = "空调漏水"});
        });
        REQUIRE(opened);
    }
    void copy(const std::string& file) {
        store.database().write_and_wait([&](db::WriteTx& tx) { return flows::seal_ledger(tx, context, key); });
        db::copy_to_sqlite(*store.engine(), file, clock);
    }
    flows::Backup backup(const fs::path& file, bool with_keys = false) {
        return flows::make_backup(context, place, file, with_keys);
    }
};

std::string complaint_of(const std::string& bytes) {
    std::size_t at = 0;
    const auto source = [&](char* to, std::size_t size) {
        const auto piece = bytes.copy(to, size, at);
        at += piece;
        return piece;
    };
    try {
        flows::read_backup(source, "b",
                           [](const std::string&) -> flows::BackupSink { return [](std::string_view) {}; });
        return "";
    } catch (const base::BadInput& bad) {
        return bad.what();
    }
}

}  // namespace

TEST_CASE("a backup holds everything but the secret key, and is restored as it was") {
    World world;
    const auto file = world.elsewhere.path() / "b.tar";
    const auto made = world.backup(file);
    world.open();  // behind the backup
    CHECK(made.facts.entries == 3);
    CHECK(fs::status(file).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
    CHECK(std::distance(fs::directory_iterator{world.elsewhere.path()}, {}) == 1);  // nothing was left lying about

    const auto target = world.elsewhere.path() / "new" / "data";
    const auto restored = flows::restore_backup(file, target, world.clock);
    CHECK(restored.check.cases == 3);
    CHECK(restored.check.head == made.facts.head);
    CHECK(base::read_file(target / "files/ab/photo") == std::string(5000, 'p'));
    CHECK(base::read_file(target / "config.yaml") == "organisation: {name: x, zone: Asia/Shanghai}\n");
    CHECK_FALSE(fs::exists(target / "keys/ledger.key"));
    db::Database database{db::sqlite_engine((target / "store.db").string())};
    CHECK(database.read([](const db::ReadTx& tx) { return store::cases_after(tx, 1, "", 10).size(); }) == 3);
}

TEST_CASE("the secret key goes in where it was asked for") {
    World world;
    const auto file = world.elsewhere.path() / "b.tar";
    CHECK(world.backup(file, true).facts.with_keys);
    flows::restore_backup(file, world.elsewhere.path() / "data", world.clock);
    CHECK(base::read_file(world.elsewhere.path() / "data/keys/ledger.key") == world.key);
}

TEST_CASE("a backup that is damaged or cut anywhere is refused") {
    World world;
    const auto file = world.elsewhere.path() / "b.tar";
    world.backup(file);
    const auto bytes = base::read_file(file);
    REQUIRE(complaint_of(bytes) == "");
    const auto step = bytes.size() / 97;
    for (std::size_t at = 0; at < bytes.size() - 1024; at += step) {
        CHECK(complaint_of(bytes.substr(0, at)).find("breaks off") != std::string::npos);
    }
    const auto begin = bytes.find("SQLite format 3");
    REQUIRE(begin != std::string::npos);
    for (std::size_t at = begin; at < bytes.size() - 4096; at += step) {
        auto damaged = bytes;
        damaged[at] = static_cast<char>(damaged[at] ^ 1);
        CHECK(complaint_of(damaged).find("store.db is damaged") != std::string::npos);
    }
}

TEST_CASE("a damaged backup restores nothing, and a directory with something in it is left alone") {
    World world;
    const auto file = world.elsewhere.path() / "b.tar";
    world.backup(file);
    const auto target = world.elsewhere.path() / "data";
    fs::resize_file(file, fs::file_size(file) / 2);
    CHECK_THROWS_AS(flows::restore_backup(file, target, world.clock), base::BadInput);
    CHECK(std::distance(fs::directory_iterator{world.elsewhere.path()}, {}) == 1);
    CHECK_THROWS_WITH_AS(flows::restore_backup(file, world.store.folder(), world.clock),
                         (world.store.folder().string() + ": is not empty").c_str(), base::BadInput);
    CHECK_THROWS_AS(world.backup(file), base::BadInput);  // never over a file that is there
}

TEST_CASE("a store that does not hold makes no backup") {
    World world;
    const auto file = world.elsewhere.path() / "b.tar";
    constexpr db::Query kSpoil{"test_spoil", "UPDATE cases SET product = 'x'"};
    world.store.database().write_and_wait([&](db::WriteTx& tx) {
        tx.run(kSpoil, {});
        return 0;
    });
    CHECK_THROWS_AS(world.backup(file), base::Failure);
    CHECK_FALSE(fs::exists(file));
}

TEST_CASE("of a company's own backups the newest are kept") {
    World world;
    flows::Backups backups{world.context, world.place};
    for (int day = 0; day < 4; ++day) {
        REQUIRE(backups.make());
        world.clock += std::chrono::hours{24};
    }
    CHECK(backups.make());
    CHECK(backups.make().refusal().code == "backup_not_possible");  // the same second
    const auto kept = backups.list();
    REQUIRE(kept.size() == 2);
    CHECK(kept[0].file.filename() == "fivestar-20261126T020000Z.tar");
    CHECK(kept[1].file.filename() == "fivestar-20261125T020000Z.tar");
}
