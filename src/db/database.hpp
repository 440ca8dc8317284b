#pragma once

#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
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

/// One store: many readers, and one writer or several.
class Database {
public:
    /// `writers` is how many write at the same time where the engine has room for more than one.
    explicit Database(std::unique_ptr<Engine> engine, std::size_t writers = 8);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Runs `read(const ReadTx&)` on a consistent view and gives what it returns.
    template <typename Read>
    auto read(Read read) {
        Lease lease{*this};
        const ReadTx tx{lease.connection()};
        return read(tx);
    }

    /// Queues `flow(WriteTx&)`; `done(std::exception_ptr, std::optional<T>)` is told after the commit, on a writer's
    /// thread. A base::Result that holds a refusal leaves no change behind.
    template <typename F, typename D>
    void write(F flow, D done, Manner manner = {}) {
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
            },
            manner);
    }

    /// The same, waiting for the answer; throws what broke.
    template <typename F>
    auto write_and_wait(F flow, Manner manner = {}) -> std::invoke_result_t<F, WriteTx&> {
        using T = std::invoke_result_t<F, WriteTx&>;
        std::promise<T> promise;
        write(
            std::move(flow),
            [&promise](std::exception_ptr error, std::optional<T> result) {
                if (error) {
                    promise.set_exception(error);
                } else {
                    promise.set_value(std::move(*result));
                }
            },
            manner);
        return promise.get_future().get();
    }

    /// Runs a small transaction at once, on this thread and apart from the flow that may be running on it: it stays
    /// even where that flow is undone. Only where many write.
    template <typename F>
    auto write_aside(F change) -> std::invoke_result_t<F, WriteTx&> {
        Lease lease{*this, Connection::Step::BeginPoll};
        WriteTx tx{lease.connection()};
        auto result = change(tx);
        lease.commit();
        return result;
    }

    std::size_t waiting_writes() const { return writer_->waiting(); }
    /// True where other programs may write to the same store.
    bool has_many_writers() const { return engine_->has_many_writers(); }
    /// Called when the ledger may have grown, by this program or another; must be quick. For followers of the ledger.
    void after_commit(std::function<void()> listener);
    /// Called on a writer's thread after each commit of this program; must be quick.
    void after_own_commit(std::function<void()> listener);

private:
    class Lease {
    public:
        explicit Lease(Database& database, Connection::Step begin = Connection::Step::BeginRead);
        ~Lease();  ///< ends a read; undoes what was not committed
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        Connection& connection() { return *connection_; }
        void commit();

    private:
        Database& database_;
        const bool reads_;
        std::unique_ptr<Connection> connection_;
    };
    using Listeners = std::vector<std::function<void()>>;
    void tell(const Listeners& listeners);

    std::unique_ptr<Engine> engine_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Connection>> idle_;
    std::vector<std::unique_ptr<Connection>> idle_aside_;
    Listeners listeners_;
    Listeners own_listeners_;
    std::unique_ptr<Watch> watch_;
    std::thread watching_;
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
