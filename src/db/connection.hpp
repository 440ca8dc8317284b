#pragma once

#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>

#include "base/failure.hpp"
#include "db/query.hpp"
#include "db/value.hpp"

namespace db {

/// The store cannot do it now, and perhaps can later: disk full, locked, connection lost. Answered with 503.
struct Unavailable : base::Failure {
    using base::Failure::Failure;
};
/// Two transactions read and wrote across each other; the flow can be run again from its start.
struct Conflict : Unavailable {
    using Unavailable::Unavailable;
};
/// The connection broke before COMMIT was sent: nothing was kept.
struct ConnectionLost : Unavailable {
    using Unavailable::Unavailable;
};
/// The connection broke after COMMIT was sent: nobody knows yet whether the changes were kept.
struct CommitUnknown : Unavailable {
    using Unavailable::Unavailable;
};
/// A rule of the schema was broken: two writers raced for one name, or a bug.
struct ConstraintBroken : base::Failure {
    using base::Failure::Failure;
};

/// Takes the rows of an answer one by one; false ends the visit.
class RowVisitor {
public:
    virtual ~RowVisitor() = default;
    virtual bool visit(const Row& row) = 0;
};

/// One connection of a driver. Not for two threads at once. Statements are prepared once and kept.
class Connection {
public:
    virtual ~Connection() = default;
    /// Runs a statement; gives the number of rows it changed.
    virtual std::int64_t execute(const Query& query, std::span<const Value> values, RowVisitor* visitor) = 0;
    /// The same where nobody asks for rows or their number: may be sent later, with the next question or with COMMIT,
    /// and then also fails there.
    virtual void queue(const Query& query, std::span<const Value> values) { execute(query, values, nullptr); }
    /// Runs a question before the view of the transaction begins, so that it takes part in no conflict. Only before
    /// the transaction's first other statement; later, and without such views, it is the same as execute().
    virtual void execute_before(const Query& query, std::span<const Value> values, RowVisitor* visitor) {
        execute(query, values, visitor);
    }
    /// Runs statements that carry no values: schema and settings.
    virtual void script(std::string_view statements) = 0;

    /// BeginWrite, BeginSnapshot and BeginPoll are writes: SERIALIZABLE, REPEATABLE READ and READ COMMITTED.
    enum class Step {
        BeginRead,
        BeginWrite,
        BeginSnapshot,
        BeginPoll,
        Commit,
        Rollback,
        Savepoint,
        Release,
        RollbackTo
    };
    virtual void step(Step step) = 0;
    /// False when the engine has rolled the whole transaction back by itself.
    virtual bool in_transaction() const = 0;
    /// How many rows were changed since the connection was opened; nothing where the engine does not count them.
    virtual std::optional<std::int64_t> rows_changed() const { return std::nullopt; }

    /// True where several connections write at the same time, perhaps of several programs.
    virtual bool has_many_writers() const { return false; }
    /// Makes sure that the schema may be changed here, by nobody else at the same time. Throws base::BadInput where
    /// the store is not made as it has to be.
    virtual void hold_schema() {}
};

/// Hears when something was told under one name, by this program or another.
class Watch {
public:
    virtual ~Watch() = default;
    /// Waits until there is news, or may be because the connection was lost in between; false once stop() was called.
    virtual bool wait() = 0;
    /// May be called on any thread.
    virtual void stop() = 0;
};

/// Opens connections to one store.
class Engine {
public:
    virtual ~Engine() = default;
    virtual std::unique_ptr<Connection> open_writer() = 0;
    virtual std::unique_ptr<Connection> open_reader() = 0;
    /// Waits for what other programs tell; none where there are no others.
    virtual std::unique_ptr<Watch> open_watch(std::string_view) { return nullptr; }
    virtual bool has_many_writers() const { return false; }
};

/// The embedded store: one file, write-ahead log, every commit on disk before it returns.
std::unique_ptr<Engine> sqlite_engine(const std::string& path);
/// A PostgreSQL database, by a libpq URL or connection string. Connects when first asked; a lost connection is made
/// anew by the next transaction, at growing intervals.
std::unique_ptr<Engine> postgres_engine(const std::string& url);

}  // namespace db
