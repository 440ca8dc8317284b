#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace support {

/// What of each file has truly reached the disk, and what only the cache of the operating system knows. A write counts
/// as on disk once a sync of its file succeeded; until then a loss of power may drop it, tear it at sectors of 512
/// bytes, or keep it though an earlier one is lost.
class FaultDisk {
public:
    void open(const std::string& path);
    void write(const std::string& path, std::int64_t offset, std::string bytes);
    void truncate(const std::string& path, std::int64_t size);
    void sync(const std::string& path);
    /// A sync that failed: the system drops what it could not write and will not try again, so that a later sync that
    /// succeeds says nothing of it.
    void fail_sync(const std::string& path, std::mt19937_64& dice);
    void remove(const std::string& path, bool folder_is_synced);

    /// Writes the files as they may be found after a loss of power into another folder.
    void write_image(const std::filesystem::path& from, const std::filesystem::path& to, std::mt19937_64& dice) const;
    void forget() { files_.clear(); }

private:
    /// A write; or, without bytes, the cutting of the file to `offset`.
    struct Change {
        std::int64_t offset = 0;
        std::string bytes;
    };
    struct File {
        std::string durable;
        bool durable_name = false;  ///< the name itself is on disk
        bool removed = false;       ///< in the cache, perhaps not on disk
        std::vector<Change> pending;
    };
    static void apply(std::string& content, const Change& change);
    static std::vector<Change> survivors(const File& file, std::mt19937_64& dice);

    std::map<std::string, File> files_;
};

}  // namespace support
