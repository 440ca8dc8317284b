#include "flows/backup/make_backup.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <stdlib.h>

#include <algorithm>

#include "base/failure.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "ledger/append.hpp"
#include "ledger/seal.hpp"

namespace flows {
namespace {

namespace fs = std::filesystem;

constexpr const char* kBegin = "fivestar-";
constexpr const char* kEnd = ".tar";

/// A folder beside a file that is being made, gone at the end.
class WorkFolder {
public:
    explicit WorkFolder(const fs::path& file) {
        auto name = (fs::absolute(file).parent_path() / ("." + file.filename().string() + ".XXXXXX")).string();
        if (::mkdtemp(name.data()) == nullptr) {
            throw base::BadInput("cannot be written into", fs::absolute(file).parent_path().string(),
                                 "check the folder and the permissions");
        }
        path_ = name;
    }
    ~WorkFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    WorkFolder(const WorkFolder&) = delete;
    WorkFolder& operator=(const WorkFolder&) = delete;
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

/// The regular files below a folder, as paths seen from the folder above it, in order.
std::vector<fs::path> files_below(const fs::path& folder) {
    std::vector<fs::path> files;
    if (!fs::exists(folder)) return files;
    for (const auto& entry : fs::recursive_directory_iterator{folder}) {
        if (entry.is_regular_file()) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// Copy, archive and what is unpacked from it for the check: three times the store, and the files twice.
void need_room(const BackupPlace& place, const fs::path& file) {
    std::uintmax_t needed = 0;
    for (const auto& name : {"store.db", "store.db-wal"}) {
        if (fs::exists(place.data / name)) needed += 3 * fs::file_size(place.data / name);
    }
    for (const auto& kept : files_below(place.data / "files")) needed += 2 * fs::file_size(kept);
    const auto room = fs::space(fs::absolute(file).parent_path()).available;
    if (room >= needed) return;
    throw base::BadInput(fmt::format("there is too little room: {} MB are needed for a while, {} MB are free",
                                     needed >> 20U, room >> 20U),
                         fs::absolute(file).parent_path().string(), "free some, or name a file on another disk");
}

BackupFacts facts_of(const std::string& store, base::Instant now, bool with_keys) {
    db::Database database{db::sqlite_engine(store)};
    return database.read([&](const db::ReadTx& tx) {
        const auto block = ledger::last_block(tx, 1);
        return BackupFacts{.made_at = now,
                           .schema = db::known_migrations().back().number,
                           .entries = ledger::head(tx, 1),
                           .blocks = block ? block->block : 0,
                           .head = block ? block->hash : std::string(64, '0'),
                           .with_keys = with_keys};
    });
}

/// A restored company is in its own directory, and a password of its database is nobody's to keep.
std::string without_database(const fs::path& config) {
    std::string text;
    if (!fs::exists(config)) return text;
    const auto before = base::read_file(config);
    for (const auto line : base::split(before, '\n')) {
        if (!line.empty() && !line.starts_with("database:")) text += std::string{line} + "\n";
    }
    return text;
}

void write_archive(const BackupPlace& place, const fs::path& store, const fs::path& file, const BackupFacts& facts) {
    BackupWriter archive{file, facts};
    archive.add_text("config.yaml", without_database(place.data / "config.yaml"));
    for (const auto* name : {"keys/ledger.pub", "keys/ledger.key"}) {
        const bool is_secret = std::string_view{name}.ends_with(".key");
        if (fs::exists(place.data / name) && (!is_secret || facts.with_keys)) archive.add_file(name, place.data / name);
    }
    for (const auto& kept : files_below(place.data / "files")) {
        archive.add_file(kept.lexically_relative(place.data).string(), kept);
    }
    archive.add_file("store.db", store);
    archive.finish();
}

}  // namespace

Backup make_backup(Context& context, const BackupPlace& place, const fs::path& file, bool with_keys) {
    if (fs::exists(file)) throw base::BadInput("is there already", file.string(), "name a file that is not");
    const WorkFolder work{file};
    need_room(place, file);
    const auto store = work.path() / "store.db";
    const auto archive = work.path() / "backup.tar";
    place.copy_store(store.string());
    const auto facts = facts_of(store.string(), context.now(), with_keys);
    write_archive(place, store, archive, facts);
    fs::remove(store);
    try {
        static_cast<void>(restore_backup(archive, work.path() / "restored", context.now()));
    } catch (const base::BadInput& bad) {
        throw base::Failure(fmt::format("the backup was made and does not hold: {}", bad.what()));
    }
    fs::rename(archive, file);
    return {file, static_cast<std::int64_t>(fs::file_size(file)), facts};
}

Backup make_own_backup(Context& context, const BackupPlace& place) {
    const auto second = std::chrono::floor<std::chrono::seconds>(context.now());
    const auto name =
        fmt::format("{}{:%Y%m%dT%H%M%SZ}{}", kBegin, fmt::gmtime(second.time_since_epoch().count()), kEnd);
    fs::create_directories(place.folder());
    auto made = make_backup(context, place, place.folder() / name, false);
    const auto all = list_backups(place);
    for (auto i = static_cast<std::size_t>(std::max<std::int64_t>(place.keep, 1)); i < all.size(); ++i) {
        fs::remove(all[i].file);
    }
    return made;
}

std::vector<Backup> list_backups(const BackupPlace& place) {
    std::vector<Backup> backups;
    if (!fs::exists(place.folder())) return backups;
    for (const auto& entry : fs::directory_iterator{place.folder()}) {
        const auto name = entry.path().filename().string();
        if (!entry.is_regular_file() || !name.starts_with(kBegin) || !name.ends_with(kEnd)) continue;
        try {
            backups.push_back(
                {entry.path(), static_cast<std::int64_t>(entry.file_size()), facts_of_backup(entry.path())});
        } catch (const base::BadInput&) {
            continue;  // somebody else's file: neither shown nor removed
        }
    }
    std::sort(backups.begin(), backups.end(), [](const auto& a, const auto& b) {
        return std::tuple{b.facts.made_at, b.file} < std::tuple{a.facts.made_at, a.file};
    });
    return backups;
}

}  // namespace flows
