#pragma once

#include <filesystem>

namespace lens {

/// A file that this process alone may use: lens.duckdb, or where another process has it, lens-1.duckdb and so on. The
/// claim is a lock on a file beside it, so it ends with the process, however that ends.
class PrivateFile {
public:
    /// Makes the folder where it is missing; a base::Failure where it cannot be written.
    explicit PrivateFile(const std::filesystem::path& folder);
    ~PrivateFile();
    PrivateFile(const PrivateFile&) = delete;
    PrivateFile& operator=(const PrivateFile&) = delete;

    const std::filesystem::path& path() const { return path_; }
    /// Removes the file and what DuckDB keeps beside it.
    void throw_away() const;

private:
    std::filesystem::path path_;
    int lock_ = -1;
};

}  // namespace lens
