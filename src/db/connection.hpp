#pragma once

#include <initializer_list>
#include <memory>
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
    /// Runs statements that carry no values: schema and settings.
    virtual void script(std::string_view statements) = 0;

    enum class Step { BeginRead, BeginWrite, Commit, Rollback, Savepoint, Release, RollbackTo };
    virtual void step(Step step) = 0;
    /// False when the engine has rolled the whole transaction back by itself.
    virtual bool in_transaction() const = 0;
};

/// Opens connections to one store.
class Engine {
public:
    virtual ~Engine() = default;
    virtual std::unique_ptr<Connection> open_writer() = 0;
    virtual std::unique_ptr<Connection> open_reader() = 0;
};

/// The embedded store: one file, write-ahead log, every commit on disk before it returns.
std::unique_ptr<Engine> sqlite_engine(const std::string& path);

}  // namespace db
