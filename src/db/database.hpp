#pragma once

#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "db/writer.hpp"

namespace db {

namespace detail {
template <typename T>
bool keeps_changes(const T&) {
    return true;
}
template <typename T>
bool keeps_changes(const base::Result<T>& result) {
    return static_cast<bool>(result);
}
}  // namespace detail

/// One store: many readers, one writer.
class Database {
public:
    explicit Database(std::unique_ptr<Engine> engine);

    /// Runs `read(const ReadTx&)` on a consistent view and gives what it returns.
    template <typename Read>
    auto read(Read read) {
        Lease lease{*this};
        const ReadTx tx{lease.connection()};
        return read(tx);
    }

    /// Queues `flow(WriteTx&)`; `done(std::exception_ptr, std::optional<T>)` is told after the commit, on the writer's
    /// thread. A base::Result that holds a refusal leaves no change behind.
    template <typename F, typename D>
    void write(F flow, D done) {
        using T = std::invoke_result_t<F, WriteTx&>;
        auto result = std::make_shared<std::optional<T>>();
        writer_->submit(
            [flow = std::move(flow), result](WriteTx& tx) {
                result->reset();
                result->emplace(flow(tx));
                return detail::keeps_changes(**result);
            },
            [done = std::move(done), result](std::exception_ptr error) {
                done(error, error ? std::nullopt : std::move(*result));
            });
    }

    /// The same, waiting for the answer; throws what broke.
    template <typename F>
    auto write_and_wait(F flow) -> std::invoke_result_t<F, WriteTx&> {
        using T = std::invoke_result_t<F, WriteTx&>;
        std::promise<T> promise;
        write(std::move(flow), [&promise](std::exception_ptr error, std::optional<T> result) {
            if (error) {
                promise.set_exception(error);
            } else {
                promise.set_value(std::move(*result));
            }
        });
        return promise.get_future().get();
    }

    std::size_t waiting_writes() const { return writer_->waiting(); }
    /// Called on the writer's thread after each commit; must be quick. For followers of the ledger.
    void after_commit(std::function<void()> listener);

private:
    class Lease {
    public:
        explicit Lease(Database& database);
        ~Lease();
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        Connection& connection() { return *connection_; }

    private:
        Database& database_;
        std::unique_ptr<Connection> connection_;
    };
    void tell_listeners();

    std::unique_ptr<Engine> engine_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Connection>> idle_;
    std::vector<std::function<void()>> listeners_;
    std::unique_ptr<Writer> writer_;
};

/// A numbered step of the schema.
struct Migration {
    int number;
    std::string name;
    std::string_view text;
};

/// The migrations that are built in, in order.
std::vector<Migration> known_migrations();
/// Brings the store up to the last of them, each in a transaction. Refuses, with base::BadInput, a store that a newer
/// program has written.
void migrate(Engine& engine, const std::vector<Migration>& migrations, base::Instant now);

}  // namespace db
