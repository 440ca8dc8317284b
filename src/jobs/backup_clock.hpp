#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "flows/backup/backups.hpp"

namespace jobs {

/// Makes a backup whenever the newest is older than `every`, on a thread of its own while a server runs. Looked at once
/// a minute, so that a restart does not put it off.
class BackupClock {
public:
    BackupClock(flows::Context& context, flows::Backups& backups, std::chrono::seconds every);
    ~BackupClock();
    BackupClock(const BackupClock&) = delete;
    BackupClock& operator=(const BackupClock&) = delete;

private:
    void run();

    flows::Context& context_;
    flows::Backups& backups_;
    std::chrono::seconds every_;
    std::mutex mutex_;
    std::condition_variable awake_;
    bool stopping_ = false;
    std::thread thread_;
};

/// Makes one backup where it is due, and its entry; false where none is.
bool make_due_backup(flows::Context& context, flows::Backups& backups, std::chrono::seconds every);

}  // namespace jobs
