#pragma once

#include <mutex>

#include "base/result.hpp"
#include "flows/backup/make_backup.hpp"

namespace flows {

/// The backups in a company's own folder, made one at a time: on demand and by the clock.
class Backups {
public:
    Backups(Context& context, BackupPlace place) : context_(context), place_(std::move(place)) {}
    Backups(const Backups&) = delete;
    Backups& operator=(const Backups&) = delete;

    /// Makes one, verified. Takes long. Refuses with: backup_running, backup_not_possible (why: no room, a folder that
    /// cannot be written). Throws where what was made does not hold.
    base::Result<Backup> make();
    /// Newest first.
    std::vector<Backup> list() const { return list_backups(place_); }

private:
    Context& context_;
    BackupPlace place_;
    std::mutex running_;
};

/// The entry that tells of a backup: it holds what is personal, so who made it is on record.
base::Done record_backup(db::WriteTx& tx, const Context& context, const Caller& caller, const Backup& backup);

}  // namespace flows
