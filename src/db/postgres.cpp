#include <fmt/format.h>

#include <charconv>
#include <utility>

#include "base/check.hpp"
#include "db/postgres_link.hpp"
#include "db/postgres_values.hpp"
#include "db/postgres_watch.hpp"

namespace db {
namespace {

using postgres::Link;
using postgres::PostgresRow;
using postgres::Result;

constexpr Query kBeginRead{"begin_read", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"};
constexpr Query kBeginWrite{"begin_write", "BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE"};
constexpr Query kBeginSnapshot{"begin_snapshot", "BEGIN ISOLATION LEVEL REPEATABLE READ READ WRITE"};
constexpr Query kBeginPoll{"begin_poll", "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"};
constexpr Query kCommit{"commit", "COMMIT"};
constexpr Query kRollback{"rollback", "ROLLBACK"};
constexpr Query kSettings{
    "database_settings",
    "SELECT datcollate, pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()"};
constexpr std::size_t kQueuedMax = 256;

std::int64_t changed_rows(const PGresult* result) {
    const std::string_view text = PQcmdTuples(const_cast<PGresult*>(result));
    std::int64_t count = 0;
    std::from_chars(text.data(), text.data() + text.size(), count);
    return count;
}

void show(const PGresult* result, RowVisitor* visitor) {
    if (visitor == nullptr) return;
    const int rows = PQntuples(result);
    for (int row = 0; row < rows; ++row) {
        if (!visitor->visit(PostgresRow{result, row})) return;
    }
}

/// BEGIN is not sent until there is something to ask, so that it costs no journey of its own; neither does the end of
/// a read, which nobody waits for.
class PostgresConnection final : public Connection {
public:
    explicit PostgresConnection(std::shared_ptr<postgres::Address> address) : link_(std::move(address)) {}

    std::int64_t execute(const Query& query, std::span<const Value> values, RowVisitor* visitor) override {
        const bool can_be_repeated = !began_ && (begin_ == nullptr || begin_ == &kBeginRead);
        Result result;
        try {
            result = ask(query, values);
        } catch (const ConnectionLost&) {
            // A connection that lay idle while the server was started anew; nothing was read on it yet.
            if (!can_be_repeated) throw;
            began_ = false;
            result = ask(query, values);
        }
        show(result.get(), visitor);
        return changed_rows(result.get());
    }

    void queue(const Query& query, std::span<const Value> values) override {
        begin_if_wanted();
        link_.send(query, values);
        if (link_.waiting() >= kQueuedMax) link_.flush();
    }

    void execute_before(const Query& query, std::span<const Value> values, RowVisitor* visitor) override {
        if (began_) return static_cast<void>(execute(query, values, visitor));
        const auto* begin = std::exchange(begin_, nullptr);
        try {
            execute(query, values, visitor);
        } catch (...) {
            begin_ = begin;
            throw;
        }
        begin_ = begin;
    }

    void script(std::string_view statements) override {
        if (begin_ != nullptr && !began_) {
            begin_if_wanted();
            link_.flush();
        }
        link_.script(statements);
    }

    void step(Step step) override {
        switch (step) {
            case Step::BeginRead:
                return begin(kBeginRead);
            case Step::BeginWrite:
                return begin(kBeginWrite);
            case Step::BeginSnapshot:
                return begin(kBeginSnapshot);
            case Step::BeginPoll:
                return begin(kBeginPoll);
            case Step::Commit:
                return commit();
            case Step::Rollback:
                return roll_back();
            case Step::Savepoint:
            case Step::Release:
            case Step::RollbackTo:
                CHECK(false);  // a flow is a transaction here
        }
    }

    bool in_transaction() const override { return begin_ != nullptr; }
    bool has_many_writers() const override { return true; }

    void hold_schema() override {
        const auto result = ask(kSettings, {});
        const PostgresRow row{result.get(), 0};
        const auto collation = row.text(0);
        const auto encoding = row.text(1);
        const bool orders_by_bytes =
            collation == "C" || collation == "POSIX" || collation == "C.UTF-8" || collation == "C.utf8";
        if (!orders_by_bytes || encoding != "UTF8") {
            throw base::BadInput(
                fmt::format("the database orders text by {} in {}; Fivestar needs C and UTF8", collation, encoding), "",
                "CREATE DATABASE ... TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'");
        }
        link_.script("SET lock_timeout = 0; SET statement_timeout = 0; SELECT pg_advisory_lock(86, 1)");
    }

private:
    void begin(const Query& how) {
        CHECK(begin_ == nullptr);
        link_.ensure();
        begin_ = &how;
        began_ = false;
    }

    void begin_if_wanted() {
        if (began_ && link_.is_lost()) throw ConnectionLost("the database went away");
        link_.ensure();
        if (begin_ == nullptr || began_) return;
        link_.send(*begin_, {});
        began_ = true;
    }

    Result ask(const Query& query, std::span<const Value> values) {
        begin_if_wanted();
        link_.send(query, values);
        return link_.flush();
    }

    void commit() {
        const bool reads = begin_ == &kBeginRead;
        const bool began = began_;
        if (!began || reads) forget();
        if (!began) return;
        link_.send(kCommit, {});
        if (reads) return link_.leave();
        Result result;
        try {
            result = link_.flush();
        } catch (const ConnectionLost& lost) {
            throw CommitUnknown(fmt::format("whether the change was kept is unknown: {}", lost.what()));
        }
        if (std::string_view{PQcmdStatus(result.get())} != "COMMIT") {
            forget();
            throw base::Failure("a transaction that had failed was committed");
        }
        forget();
    }

    void roll_back() {
        const bool began = began_;
        forget();
        if (!began || link_.is_lost()) return;
        link_.leave();  // what was queued is undone too; its errors have been told, or are of no interest
        link_.send(kRollback, {});
        link_.leave();
    }

    void forget() {
        begin_ = nullptr;
        began_ = false;
    }

    Link link_;
    const Query* begin_ = nullptr;  ///< how the transaction begins; none outside of one
    bool began_ = false;            ///< whether that was sent
};

class PostgresEngine final : public Engine {
public:
    explicit PostgresEngine(const std::string& url) : address_(std::make_shared<postgres::Address>(url)) {}
    std::unique_ptr<Connection> open_writer() override { return std::make_unique<PostgresConnection>(address_); }
    std::unique_ptr<Connection> open_reader() override { return std::make_unique<PostgresConnection>(address_); }
    std::unique_ptr<Watch> open_watch(std::string_view channel) override {
        return postgres::open_watch(address_, channel);
    }
    bool has_many_writers() const override { return true; }

private:
    std::shared_ptr<postgres::Address> address_;
};

}  // namespace

std::unique_ptr<Engine> postgres_engine(const std::string& url) {
    return std::make_unique<PostgresEngine>(url);
}

}  // namespace db
