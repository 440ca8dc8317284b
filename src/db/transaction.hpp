#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "db/connection.hpp"

namespace db {

using Values = std::initializer_list<Value>;

/// A consistent view. Reading functions take this.
class ReadTx {
public:
    explicit ReadTx(Connection& connection) : connection_(connection) {}
    ReadTx(const ReadTx&) = delete;
    ReadTx& operator=(const ReadTx&) = delete;

    /// Visits every row; a visitor that returns bool ends the visit with false.
    template <typename Visit>
    void each(const Query& query, Values values, Visit visit) const {
        Adapter<Visit> adapter{visit};
        connection_.execute(query, {values.begin(), values.size()}, &adapter);
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
};

/// A view that may change things. Writing functions take this, so the compiler keeps writes out of reading paths. It
/// has no commit: the writer commits the group, and only then answers.
class WriteTx : public ReadTx {
public:
    using ReadTx::ReadTx;
    /// Gives the number of rows changed.
    std::int64_t run(const Query& query, Values values) {
        return connection_.execute(query, {values.begin(), values.size()}, nullptr);
    }
};

}  // namespace db
