#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/failure.hpp"
#include "base/result.hpp"

namespace lens::duck {

struct Functions;

/// A number of 128 bits without sign, as an id is stored.
struct Wide {
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    bool operator==(const Wide& other) const = default;
};
using Param = std::variant<std::nullptr_t, std::int64_t, double, std::string, Wide>;

/// DuckDB, found and opened at run time: nothing is linked against it, so the program starts without it.
class Library {
public:
    /// Looks at the file that the environment's FIVESTAR_DUCKDB names, else for libduckdb.so in ../lib and in lib seen
    /// from the program. Refuses with `lens_unavailable` and `why` where there is none, or another version.
    static base::Result<std::shared_ptr<const Library>> open();
    static base::Result<std::shared_ptr<const Library>> open(const std::vector<std::filesystem::path>& places);

    ~Library();
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;
    const Functions& functions() const { return *functions_; }
    const std::string& version() const { return version_; }

private:
    Library();
    void* handle_ = nullptr;
    std::unique_ptr<Functions> functions_;
    std::string version_;
};

/// The rows of an answer, a chunk at a time. A wrong type is a bug.
class Answer {
public:
    Answer(std::shared_ptr<const Library> library, void* result);
    ~Answer();
    Answer(Answer&& other) noexcept;
    Answer(const Answer&) = delete;
    Answer& operator=(const Answer&) = delete;

    /// Goes to the next row; false behind the last.
    bool next();
    bool is_null(std::size_t column) const;
    std::int64_t integer(std::size_t column) const;  ///< of a flag or a whole number up to 64 bits
    double real(std::size_t column) const;
    Wide wide(std::size_t column) const;
    std::string text(std::size_t column) const;
    std::span<const double> reals(std::size_t column) const;  ///< of a list of doubles; until next()

private:
    struct Column {
        const void* data = nullptr;
        const std::uint64_t* valid = nullptr;
        void* vector = nullptr;
    };
    void release_chunk();

    std::shared_ptr<const Library> library_;
    void* result_;
    void* chunk_ = nullptr;
    std::vector<int> types_;
    std::vector<Column> columns_;
    std::size_t row_ = 0;
    std::size_t rows_ = 0;
};

/// What a connection is told of the machine.
struct Settings {
    int threads = 2;
    std::string memory_limit = "1GB";
    std::filesystem::path temp_folder;
};

/// One DuckDB file, opened for this process alone; extensions are never fetched or loaded by themselves.
class Database {
public:
    Database(std::shared_ptr<const Library> library, const std::filesystem::path& file, const Settings& settings);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    void* handle() const { return handle_; }
    const std::shared_ptr<const Library>& library() const { return library_; }

private:
    std::shared_ptr<const Library> library_;
    void* handle_ = nullptr;
};

/// A connection; not for two threads at once. Every error is a base::Failure with DuckDB's text.
class Connection {
public:
    explicit Connection(const Database& database);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Runs statements without values.
    void run(const std::string& sql) const;
    /// Runs one statement; $1 is the first of `values`.
    Answer ask(const std::string& sql, std::span<const Param> values = {}) const;
    void* handle() const { return handle_; }
    const std::shared_ptr<const Library>& library() const { return library_; }

private:
    std::shared_ptr<const Library> library_;
    void* handle_ = nullptr;
};

/// A transaction that is undone unless it was committed.
class Transaction {
public:
    explicit Transaction(const Connection& connection) : connection_(connection) { connection_.run("BEGIN"); }
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

private:
    const Connection& connection_;
    bool open_ = true;
};

}  // namespace lens::duck
