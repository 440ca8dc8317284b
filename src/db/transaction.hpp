#pragma once

#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "db/connection.hpp"

namespace db {

using Values = std::initializer_list<Value>;

/// A consistent view. Reading functions take this.
class ReadTx {
public:
    explicit ReadTx(Connection& connection, bool before = false) : connection_(connection), before_(before) {}
    ReadTx(const ReadTx&) = delete;
    ReadTx& operator=(const ReadTx&) = delete;

    /// Visits every row; a visitor that returns bool ends the visit with false.
    template <typename Visit>
    void each(const Query& query, Values values, Visit visit) const {
        Adapter<Visit> adapter{visit};
        const std::span<const Value> given{values.begin(), values.size()};
        if (before_) {
            connection_.execute_before(query, given, &adapter);
        } else {
            connection_.execute(query, given, &adapter);
        }
    }

    /// What `map` makes of the first row, or nothing.
    template <typename Map>
    auto one(const Query& query, Values values, Map map) const
        -> std::optional<decltype(map(std::declval<const Row&>()))> {
        std::optional<decltype(map(std::declval<const Row&>()))> found;
        each(query, values, [&](const Row& row) {
            found.emplace(map(row));
            return false;
        });
        return found;
    }

    /// What `map` makes of every row, in order.
    template <typename Map>
    auto all(const Query& query, Values values, Map map) const
        -> std::vector<decltype(map(std::declval<const Row&>()))> {
        std::vector<decltype(map(std::declval<const Row&>()))> rows;
        each(query, values, [&](const Row& row) { rows.push_back(map(row)); });
        return rows;
    }

    bool exists(const Query& query, Values values) const {
        return one(query, values, [](const Row&) { return true; }).has_value();
    }

    /// True where several flows change the store at the same time, perhaps of several programs.
    bool has_many_writers() const { return connection_.has_many_writers(); }

protected:
    template <typename Visit>
    struct Adapter final : RowVisitor {
        explicit Adapter(Visit& given) : call(given) {}
        bool visit(const Row& row) override {
            if constexpr (std::is_same_v<decltype(call(row)), bool>) {
                return call(row);
            } else {
                call(row);
                return true;
            }
        }
        Visit& call;
    };
    Connection& connection_;

private:
    const bool before_;
};

/// A view that may change things. Writing functions take this, so the compiler keeps writes out of reading paths. It
/// has no commit: the writer commits the group, and only then answers.
class WriteTx : public ReadTx {
public:
    explicit WriteTx(Connection& connection) : ReadTx(connection) {}

    /// Changes rows. May be sent later, and then fails at the next question or at the commit.
    void run(const Query& query, Values values) { connection_.queue(query, {values.begin(), values.size()}); }
    /// Changes rows at once and gives their number.
    std::int64_t run_counted(const Query& query, Values values) {
        return connection_.execute(query, {values.begin(), values.size()}, nullptr);
    }

    /// The store as it was before this transaction: what is read there conflicts with nobody. For rows that never
    /// change once they are written, and for what is only remarked upon. Behind any other statement, and on the
    /// embedded store, it is this transaction.
    ReadTx before() const { return ReadTx{connection_, true}; }

    /// Numbers the entries of this transaction, from 1.
    std::int64_t next_local_id() { return ++last_local_id_; }

    /// Called on the writer's thread once what this flow changed is on disk, or was not to be kept after all, and
    /// before anybody is answered: for what remembers rows that have changed. Not called where the flow throws or
    /// refuses.
    void when_over(std::function<void()> listener) { listeners_.push_back(std::move(listener)); }
    std::vector<std::function<void()>>& listeners() { return listeners_; }

private:
    std::int64_t last_local_id_ = 0;
    std::vector<std::function<void()>> listeners_;
};

}  // namespace db
