#pragma once

#include <libpq-fe.h>

#include <chrono>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "db/connection.hpp"

namespace db::postgres {

struct FreeResult {
    void operator()(PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, FreeResult>;
struct FreeConnection {
    void operator()(PGconn* connection) const { PQfinish(connection); }
};
using Handle = std::unique_ptr<PGconn, FreeConnection>;

/// How to reach one server, and when it may be asked again after it could not be reached: shared by all connections.
class Address {
public:
    explicit Address(std::string url) : url_(std::move(url)) {}
    /// A connection with this program's settings. Throws Unavailable at once while the last failure is too young.
    Handle connect();
    /// The same, however young the last failure is.
    Handle connect_now();

private:
    const std::string url_;
    std::mutex mutex_;
    std::chrono::milliseconds pause_{0};
    std::chrono::steady_clock::time_point next_try_{};
};

/// One connection in pipeline mode: statements are sent without waiting, and answered together. Prepares each text
/// once. Knows nothing of transactions. When the connection is lost, everything that waits is forgotten.
class Link {
public:
    explicit Link(std::shared_ptr<Address> address) : address_(std::move(address)) {}

    bool is_lost() const { return handle_ == nullptr; }
    /// Connects where there is no connection.
    void ensure();
    void drop();

    /// Puts a statement into the pipeline.
    void send(const Query& query, std::span<const Value> values);
    /// Waits for everything that was sent; gives the answer to the last statement, or throws for the first that broke.
    Result flush();
    /// Lets the server work on what was sent; its answers are passed over.
    void leave();
    /// How many statements wait for flush().
    std::size_t waiting() const { return waiting_; }

    void script(std::string_view statements);

private:
    struct Expected {
        enum class Kind { Statement, Preparation, Sync, IgnoredSync };
        Kind kind;
        std::string name;  ///< of the query
        std::string text;  ///< Preparation: what was to be prepared
    };
    struct Broken {
        std::string state;
        std::string message;
    };
    void prepare(const Query& query, std::string_view text);
    Result receive();
    [[noreturn]] void lose(const std::string& why);
    [[noreturn]] void fail(const Broken& broken);

    std::shared_ptr<Address> address_;
    Handle handle_;
    std::unordered_map<std::string, std::string> prepared_;  ///< text to the statement's name
    std::int64_t last_name_ = 0;
    std::deque<Expected> expected_;
    std::size_t waiting_ = 0;
};

}  // namespace db::postgres
