#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "flows/backup/archive.hpp"
#include "flows/context.hpp"

namespace flows {

/// Where a company's things are, for what handles them as files.
struct BackupPlace {
    std::filesystem::path data;
    /// Seals the ledger and copies the store as it stands into a new SQLite file, whatever engine it is kept in.
    std::function<void(const std::string& file)> copy_store;
    std::int64_t keep = 7;  ///< how many of those in backup/ stay

    std::filesystem::path folder() const { return data / "backup"; }
};

/// What was found in a store: whether its ledger holds and its cases are the folds of their entries.
struct StoreCheck {
    std::int64_t entries = 0;
    std::int64_t blocks = 0;
    std::int64_t cases = 0;
    std::string head;
    std::vector<std::string> broken;
};
StoreCheck check_store(Context& context);

struct Backup {
    std::filesystem::path file;
    std::int64_t bytes = 0;
    BackupFacts facts;
};

/// Backs a store up while it is in use, takes the backup apart again in a folder of its own and checks what came out;
/// only then does the file get its name. Throws BadInput where the file is there already or the disk has no room for
/// it, Failure where the backup does not hold.
Backup make_backup(Context& context, const BackupPlace& place, const std::filesystem::path& file, bool with_keys);
/// The same into the data directory's own folder, under a name that tells when; the oldest go.
Backup make_own_backup(Context& context, const BackupPlace& place);
/// What lies in that folder, newest first. A file that has its name was verified when it was made.
std::vector<Backup> list_backups(const BackupPlace& place);

/// Unpacks a backup into a data directory that is not there or empty, brings the store to this program's schema and
/// checks it. Until all of it holds, nothing lies there. Throws BadInput with the place that is damaged.
struct Restored {
    BackupFacts facts;
    StoreCheck check;
};
Restored restore_backup(const std::filesystem::path& file, const std::filesystem::path& data, base::Instant now);

}  // namespace flows
