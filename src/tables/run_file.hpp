#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace tables {

/// A sorted run of records in a temporary file that has no name: whatever ends this process, the file is gone with it.
/// A full disk is a base::Failure that says so.
class RunFile {
public:
    explicit RunFile(const std::string& folder);
    RunFile(RunFile&& other) noexcept;
    RunFile& operator=(RunFile&& other) noexcept;
    ~RunFile();

    void append(const char* record);
    /// Ends writing; from here on it is read.
    void finish();
    /// Reads from the front with a buffer of so many bytes.
    void rewind(std::size_t buffer_bytes);
    /// The record that comes next, nullptr at the end; valid until advance().
    const char* front() const { return front_; }
    void advance();

private:
    void flush();
    bool fill();

    std::string folder_;
    int file_ = -1;
    std::uint64_t size_ = 0;
    std::uint64_t read_ = 0;
    std::vector<char> buffer_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    const char* front_ = nullptr;
};

}  // namespace tables
