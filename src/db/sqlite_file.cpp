#include "db/sqlite_file.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <memory>

#include "db/connection.hpp"

namespace db {
namespace {

using Handle = std::unique_ptr<sqlite3, decltype(&sqlite3_close_v2)>;

Handle open(const std::string& file, int flags) {
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    Handle opened{handle, sqlite3_close_v2};
    if (code != SQLITE_OK) throw Unavailable(fmt::format("cannot open {}: {}", file, sqlite3_errmsg(handle)));
    sqlite3_busy_timeout(handle, 5000);
    return opened;
}

}  // namespace

void copy_sqlite(const std::string& from, const std::string& to) {
    const auto source = open(from, SQLITE_OPEN_READONLY);
    const auto target = open(to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    auto* backup = sqlite3_backup_init(target.get(), "main", source.get(), "main");
    // All pages in one step: one view of the store, which the write-ahead log keeps while writers go on.
    const int code = backup == nullptr ? SQLITE_ERROR : sqlite3_backup_step(backup, -1);
    const int end = backup == nullptr ? SQLITE_ERROR : sqlite3_backup_finish(backup);
    if (code != SQLITE_DONE || end != SQLITE_OK) {
        throw Unavailable(fmt::format("cannot copy {} to {}: {}", from, to, sqlite3_errmsg(target.get())));
    }
}

void empty_sqlite_log(const std::string& file) {
    sqlite_engine(file)->open_writer()->script("PRAGMA wal_checkpoint(TRUNCATE)");
}

std::vector<std::string> damage_in_sqlite(const std::string& file) {
    const auto store = open(file, SQLITE_OPEN_READONLY);
    std::vector<std::string> damage;
    const auto take = [](void* to, int, char** texts, char**) {
        const std::string line = texts[0] == nullptr ? "" : texts[0];
        if (line != "ok") static_cast<std::vector<std::string>*>(to)->push_back(line);
        return 0;
    };
    if (sqlite3_exec(store.get(), "PRAGMA integrity_check(20)", take, &damage, nullptr) != SQLITE_OK) {
        damage.emplace_back(sqlite3_errmsg(store.get()));
    }
    return damage;
}

}  // namespace db
