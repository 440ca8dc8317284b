#pragma once

#include <filesystem>
#include <mutex>
#include <string>

#include "tests/support/fault_disk.hpp"

namespace support {

/// What is to go wrong below one folder. Calls and syncs are counted from 1 since the plan was made; 0 is never.
struct FaultPlan {
    std::int64_t fail_at_call = 0;      ///< the n-th read, write, sync, cut, open or lock fails with an I/O error
    bool fails_on = false;              ///< and so does every one behind it
    std::int64_t bytes_until_full = 0;  ///< so much can still be written, then the disk is full
    std::int64_t power_off_at_sync = 0;
    bool syncs_do_nothing = false;  ///< a disk that lies: proves that the tests would see a loss
    std::uint64_t seed = 1;
};

/// A SQLite VFS over the real one, the default of this program once it was asked for. Files below the watched folder
/// go through the plan; all others pass.
class FaultVfs {
public:
    static FaultVfs& instance();

    /// From here on: this folder, this plan. What the files hold now is on disk.
    void watch(const std::filesystem::path& folder, const FaultPlan& plan);
    /// The fault is over: a new disk, room again.
    void heal();
    std::int64_t calls() const;
    std::int64_t syncs() const;
    bool power_is_off() const;
    /// Turns the power off, where it is not off yet, and writes what is left into a folder.
    void write_image(const std::filesystem::path& to);

    enum class Call { Read, Write, Sync, Truncate, Open, Lock, Delete, Other };
    /// What SQLite is to be told instead of the real answer; 0 where the call is to pass. For the VFS itself, as are
    /// all that follow.
    int fault(const std::string& path, Call call, std::int64_t bytes = 0);
    bool watches(const std::string& path) const;
    void note_open(const std::string& path);
    void note_write(const std::string& path, std::int64_t offset, std::string bytes);
    void note_truncate(const std::string& path, std::int64_t size);
    void note_sync(const std::string& path);
    void note_delete(const std::string& path, bool folder_is_synced);

private:
    FaultVfs();
    bool watches_now(const std::string& path) const;

    mutable std::mutex mutex_;
    std::string folder_;
    FaultPlan plan_;
    FaultDisk disk_;
    std::mt19937_64 dice_;
    std::int64_t calls_ = 0;
    std::int64_t syncs_ = 0;
    std::int64_t written_ = 0;
    bool power_is_off_ = false;
};

}  // namespace support
