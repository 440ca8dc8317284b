#include "tests/support/fault_vfs.hpp"

#include <sqlite3.h>

#include "tests/support/fault_files.hpp"

namespace support {

FaultVfs& FaultVfs::instance() {
    static FaultVfs vfs;
    return vfs;
}

FaultVfs::FaultVfs() {
    sqlite3_vfs_register(fault_vfs(), 1);
}

void FaultVfs::watch(const std::filesystem::path& folder, const FaultPlan& plan) {
    const std::lock_guard lock{mutex_};
    folder_ = folder.string() + "/";
    plan_ = plan;
    dice_.seed(plan.seed);
    disk_.forget();
    calls_ = syncs_ = written_ = 0;
    power_is_off_ = false;
}

void FaultVfs::heal() {
    const std::lock_guard lock{mutex_};
    plan_ = {};
}

std::int64_t FaultVfs::calls() const {
    const std::lock_guard lock{mutex_};
    return calls_;
}

std::int64_t FaultVfs::syncs() const {
    const std::lock_guard lock{mutex_};
    return syncs_;
}

bool FaultVfs::power_is_off() const {
    const std::lock_guard lock{mutex_};
    return power_is_off_;
}

void FaultVfs::write_image(const std::filesystem::path& to) {
    const std::lock_guard lock{mutex_};
    power_is_off_ = true;
    disk_.write_image(folder_, to, dice_);
}

bool FaultVfs::watches_now(const std::string& path) const {
    return !folder_.empty() && path.starts_with(folder_);
}

bool FaultVfs::watches(const std::string& path) const {
    const std::lock_guard lock{mutex_};
    return watches_now(path);
}

int FaultVfs::fault(const std::string& path, Call call, std::int64_t bytes) {
    static constexpr int kErrors[]{SQLITE_IOERR_READ, SQLITE_IOERR_WRITE, SQLITE_IOERR_FSYNC,  SQLITE_IOERR_TRUNCATE,
                                   SQLITE_CANTOPEN,   SQLITE_IOERR_LOCK,  SQLITE_IOERR_DELETE, SQLITE_IOERR};
    const std::lock_guard lock{mutex_};
    if (!watches_now(path)) return SQLITE_OK;
    const int error = kErrors[static_cast<int>(call)];
    if (call == Call::Sync && !power_is_off_ && ++syncs_ == plan_.power_off_at_sync) power_is_off_ = true;
    if (power_is_off_) return error;
    ++calls_;
    if (plan_.fail_at_call > 0 && (calls_ == plan_.fail_at_call || (plan_.fails_on && calls_ > plan_.fail_at_call))) {
        if (call == Call::Sync) disk_.fail_sync(path, dice_);
        return error;
    }
    written_ += bytes;
    if (plan_.bytes_until_full > 0 && call == Call::Write && written_ > plan_.bytes_until_full) return SQLITE_FULL;
    return SQLITE_OK;
}

void FaultVfs::note_open(const std::string& path) {
    const std::lock_guard lock{mutex_};
    if (watches_now(path)) disk_.open(path);
}

void FaultVfs::note_write(const std::string& path, std::int64_t offset, std::string bytes) {
    const std::lock_guard lock{mutex_};
    if (watches_now(path)) disk_.write(path, offset, std::move(bytes));
}

void FaultVfs::note_truncate(const std::string& path, std::int64_t size) {
    const std::lock_guard lock{mutex_};
    if (watches_now(path)) disk_.truncate(path, size);
}

void FaultVfs::note_sync(const std::string& path) {
    const std::lock_guard lock{mutex_};
    if (watches_now(path) && !plan_.syncs_do_nothing) disk_.sync(path);
}

void FaultVfs::note_delete(const std::string& path, bool folder_is_synced) {
    const std::lock_guard lock{mutex_};
    if (watches_now(path)) disk_.remove(path, folder_is_synced);
}

}  // namespace support
