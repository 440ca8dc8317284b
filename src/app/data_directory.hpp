#pragma once

#include <filesystem>
#include <string>

#include "app/config.hpp"

namespace app {

/// Where a company keeps everything: config.yaml, store.db, files/, lens/, search/, keys/, lock, control.sock, backup/.
/// One program at a time has it open for writing.
class DataDirectory {
public:
    /// Makes what is missing and takes the lock. Throws base::BadInput where another program holds it.
    explicit DataDirectory(std::filesystem::path path);
    ~DataDirectory();
    DataDirectory(const DataDirectory&) = delete;
    DataDirectory& operator=(const DataDirectory&) = delete;

    const std::filesystem::path& path() const { return path_; }
    std::string store_file() const { return (path_ / "store.db").string(); }
    std::filesystem::path lens_folder() const { return path_ / "lens"; }
    std::filesystem::path search_file() const { return path_ / "search" / "index.db"; }
    /// The secret half of the key that seals the ledger; made at first use, readable by the owner only.
    std::string sealing_key() const;

    /// What config.yaml says; written at first use, with this name.
    Config config(const std::string& name_if_new) const;
    /// Lets config.yaml name another store; empty for the one in this directory. On disk before it returns.
    void put_database(const std::string& database) const;

private:
    std::filesystem::path path_;
    int lock_ = -1;
};

/// The socket by which a command finds the server that has this directory open.
std::filesystem::path control_socket(const std::filesystem::path& data);

}  // namespace app
