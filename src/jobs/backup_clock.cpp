#include "jobs/backup_clock.hpp"

#include "base/log.hpp"

namespace jobs {
namespace {

constexpr std::chrono::minutes kLookEvery{1};

}  // namespace

bool make_due_backup(flows::Context& context, flows::Backups& backups, std::chrono::seconds every) {
    const auto made = backups.list();
    if (!made.empty() && made.front().facts.made_at + every > context.now()) return false;
    const auto backup = backups.make();
    if (!backup) {
        const auto& facts = backup.refusal().facts;
        base::log_error("no backup could be made", facts.empty() ? backup.refusal().code : facts.front().second);
        return false;
    }
    context.database.write_and_wait([&](db::WriteTx& tx) {
        return flows::record_backup(tx, context, {.actor = "system", .role = "admin"}, *backup);
    });
    return true;
}

BackupClock::BackupClock(flows::Context& context, flows::Backups& backups, std::chrono::seconds every)
    : context_(context), backups_(backups), every_(every) {
    if (every_ > std::chrono::seconds{0}) thread_ = std::thread{[this] { run(); }};
}

BackupClock::~BackupClock() {
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
    }
    awake_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void BackupClock::run() {
    std::unique_lock lock{mutex_};
    while (!stopping_) {
        lock.unlock();
        try {
            make_due_backup(context_, backups_, every_);
        } catch (const std::exception& failure) {
            base::log_error("a backup failed", failure.what());
        }
        lock.lock();
        awake_.wait_for(lock, kLookEvery, [this] { return stopping_; });
    }
}

}  // namespace jobs
