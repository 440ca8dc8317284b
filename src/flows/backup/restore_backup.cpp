#include <fmt/format.h>
#include <unistd.h>

#include "base/failure.hpp"
#include "db/sqlite_file.hpp"
#include "flows/backup/make_backup.hpp"

namespace flows {
namespace {

namespace fs = std::filesystem;

StoreCheck check_file(const fs::path& store, base::Instant now) {
    const auto damage = db::damage_in_sqlite(store.string());
    if (!damage.empty()) return {.broken = damage};
    db::migrate(*db::sqlite_engine(store.string()), db::known_migrations(), now);
    db::Database database{db::sqlite_engine(store.string())};
    Context context{database, {}, [now] { return now; }, base::secure_random()};
    return check_store(context);
}

}  // namespace

Restored restore_backup(const fs::path& file, const fs::path& data, base::Instant now) {
    const auto target = fs::absolute(data).lexically_normal();
    if (fs::exists(target) && (!fs::is_directory(target) || !fs::is_empty(target))) {
        throw base::BadInput("is not empty", data.string(),
                             "restore into a new folder, and look at it before it serves");
    }
    auto parts = target;
    if (!parts.has_filename()) parts = parts.parent_path();
    parts += ".restoring";
    fs::remove_all(parts);
    try {
        fs::create_directories(parts);
        fs::permissions(parts, fs::perms::owner_all);
        Restored restored{.facts = unpack_backup(file, parts)};
        if (!fs::exists(parts / "store.db")) throw base::BadInput("holds no store", file.string());
        restored.check = check_file(parts / "store.db", now);
        const auto& check = restored.check;
        if (!check.broken.empty()) {
            throw base::BadInput("holds a store that does not hold: " + check.broken.front(), file.string(),
                                 "take another backup");
        }
        if (check.entries != restored.facts.entries || check.head != restored.facts.head) {
            throw base::BadInput("holds another store than it says", file.string(), "take another backup");
        }
        for (const auto* folder : {"files", "lens", "keys", "backup"}) fs::create_directories(parts / folder);
        fs::permissions(parts / "keys", fs::perms::owner_all);
        ::sync();  // all of it is on the disk before it has its name
        if (fs::exists(target)) fs::remove(target);
        fs::rename(parts, target);
        return restored;
    } catch (...) {
        std::error_code ignored;
        fs::remove_all(parts, ignored);
        throw;
    }
}

}  // namespace flows
