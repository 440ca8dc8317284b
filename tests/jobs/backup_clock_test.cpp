#include "jobs/backup_clock.hpp"

#include <doctest/doctest.h>

#include "db/copy_store.hpp"
#include "ledger/sequence.hpp"
#include "tests/support/store.hpp"

TEST_CASE("a backup is made when the newest is older than asked, and is on record") {
    support::Store store;
    auto clock = *base::parse_rfc3339("2026-11-22T02:00:00Z");
    flows::Context context{store.database(), {}, [&] { return clock; }, base::seeded_random(1)};
    flows::Backups backups{context,
                           {store.folder(),
                            [&](const std::string& file) {
                                ledger::settle(store.database(), 1);
                                db::copy_to_sqlite(*store.engine(), file, clock);
                            },
                            7}};
    CHECK(jobs::make_due_backup(context, backups, std::chrono::hours{24}));
    clock += std::chrono::hours{23};
    CHECK_FALSE(jobs::make_due_backup(context, backups, std::chrono::hours{24}));
    clock += std::chrono::hours{1};
    CHECK(jobs::make_due_backup(context, backups, std::chrono::hours{24}));
    CHECK(backups.list().size() == 2);
    CHECK(backups.list().front().facts.entries == 1);  // the entry of the first
}
