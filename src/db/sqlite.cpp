#include <fmt/format.h>
#include <sqlite3.h>

#include <cstdlib>
#include <unordered_map>
#include <utility>

#include "base/check.hpp"
#include "db/checkpointer.hpp"
#include "db/connection.hpp"
#include "db/kept_views.hpp"
#include "db/query_log.hpp"

namespace db {
namespace {

/// A prepared statement; `slots[i]` is where SQLite keeps "$i+1", 0 where the text does not use it.
struct Statement {
    sqlite3_stmt* handle = nullptr;
    std::string text;
    std::vector<int> slots;
};

class SqliteRow final : public Row {
public:
    explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}
    int columns() const override { return sqlite3_column_count(statement_); }
    bool is_null(int column) const override { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
    std::int64_t integer(int column) const override { return sqlite3_column_int64(statement_, column); }
    double real(int column) const override { return sqlite3_column_double(statement_, column); }
    std::string_view text(int column) const override {
        const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
        return {bytes == nullptr ? "" : bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
    }

private:
    sqlite3_stmt* statement_;
};

class SqliteConnection final : public Connection, private KeptViews::View {
public:
    SqliteConnection(const std::string& path, bool writes) : path_(path), views_(KeptViews::of(path)) {
        const int flags = writes ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
        const int code =
            sqlite3_open_v2(path.c_str(), &handle_, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
        if (code != SQLITE_OK) {
            const std::string why = sqlite3_errmsg(handle_);
            sqlite3_close_v2(handle_);
            throw Unavailable(fmt::format("cannot open the store {}: {}", path, why));
        }
        try {
            script("PRAGMA busy_timeout = 5000; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536;");
            if (writes) {
                script("PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
                checkpointer_ = std::make_unique<Checkpointer>(path, handle_);
            } else {
                script("PRAGMA mmap_size = 268435456; PRAGMA query_only = ON;");
            }
        } catch (...) {
            sqlite3_close_v2(handle_);
            throw;
        }
    }

    ~SqliteConnection() override {
        views_->take_back(*this);
        checkpointer_.reset();
        for (const auto& [text, statement] : statements_) sqlite3_finalize(statement.handle);
        sqlite3_close_v2(handle_);
    }
    SqliteConnection(const SqliteConnection&) = delete;
    SqliteConnection& operator=(const SqliteConnection&) = delete;

    std::int64_t execute(const Query& query, std::span<const Value> values, RowVisitor* visitor) override {
        auto& statement = prepared(query);
        bind(statement, values, query);
        const SqliteRow row{statement.handle};
        int code = SQLITE_ROW;
        try {
            while ((code = sqlite3_step(statement.handle)) == SQLITE_ROW) {
                if (visitor != nullptr && !visitor->visit(row)) break;
            }
        } catch (...) {
            sqlite3_reset(statement.handle);
            throw;
        }
        if (code != SQLITE_DONE && code != SQLITE_ROW) {
            const std::string why = sqlite3_errmsg(handle_);
            sqlite3_reset(statement.handle);
            fail(code, fmt::format("{}: {}", query.name, why));
        }
        sqlite3_reset(statement.handle);
        return sqlite3_changes64(handle_);
    }

    void script(std::string_view statements) override {
        const KeptViews::Commit guard{*views_};
        const std::string text{statements};
        char* message = nullptr;
        const int code = sqlite3_exec(handle_, text.c_str(), nullptr, nullptr, &message);
        if (code == SQLITE_OK) return;
        const std::string why = message == nullptr ? sqlite3_errmsg(handle_) : message;
        sqlite3_free(message);
        fail(code, why);
    }

    void step(Step step) override {
        switch (step) {
            case Step::BeginRead:
                return begin_view();
            case Step::BeginWrite:
            case Step::BeginSnapshot:
            case Step::BeginPoll:
                return run_step("BEGIN IMMEDIATE");
            case Step::Commit:
                return is_view_ ? end_view() : commit();
            case Step::Rollback:
                return run_step("ROLLBACK");
            case Step::Savepoint:
                return run_step("SAVEPOINT flow");
            case Step::Release:
                return run_step("RELEASE flow");
            case Step::RollbackTo:
                return run_step("ROLLBACK TO flow");
        }
    }

    bool in_transaction() const override { return !is_kept_ && sqlite3_get_autocommit(handle_) == 0; }
    std::optional<std::int64_t> rows_changed() const override { return sqlite3_total_changes64(handle_); }

private:
    void run_step(std::string_view text) { execute(Query{text, text}, {}, nullptr); }

    void commit() {
        const KeptViews::Commit guard{*views_};
        run_step("COMMIT");
    }

    void begin_view() {
        const bool is_there = std::exchange(is_kept_, false) && views_->take_back(*this);
        if (is_there && view_of_ == views_->commits()) {
            is_view_ = true;
            return;
        }
        if (is_there) run_step("COMMIT");
        view_of_ = views_->commits();
        has_failed_ = false;
        run_step("BEGIN");
        is_view_ = true;
    }

    void end_view() {
        is_view_ = false;
        is_kept_ = !has_failed_ && views_->keep(*this, view_of_);
        if (!is_kept_) run_step("COMMIT");
    }

    /// Of a view that is kept; a rollback of nothing but reading does not fail where its statements are reset.
    void end() override { sqlite3_exec(handle_, "ROLLBACK", nullptr, nullptr, nullptr); }

    Statement& prepared(const Query& query) {
        auto [found, fresh] = statements_.try_emplace(query.text.data());
        auto& statement = found->second;
        if (!fresh && statement.text == query.text) return statement;
        if (!fresh) {
            // Another text has come to lie where one was that is gone.
            sqlite3_finalize(statement.handle);
            statement = {};
        }
        statement.text = query.text;
        const int code = sqlite3_prepare_v3(handle_, query.text.data(), static_cast<int>(query.text.size()),
                                            SQLITE_PREPARE_PERSISTENT, &statement.handle, nullptr);
        if (code != SQLITE_OK) {
            statements_.erase(found);
            fail(code, fmt::format("{}: {}", query.name, sqlite3_errmsg(handle_)));
        }
        for (int i = 1; i <= sqlite3_bind_parameter_count(statement.handle); ++i) {
            // "$3" is a name to SQLite, numbered by its first use.
            const auto number =
                static_cast<std::size_t>(std::atoi(sqlite3_bind_parameter_name(statement.handle, i) + 1));
            if (statement.slots.size() < number) statement.slots.resize(number, 0);
            statement.slots[number - 1] = i;
        }
        note_use(query.name, "");
        return statement;
    }

    void bind(const Statement& statement, std::span<const Value> values, const Query& query) {
        CHECK(values.size() == statement.slots.size());
        for (std::size_t i = 0; i < values.size(); ++i) {
            const int slot = statement.slots[i];
            if (slot == 0) continue;
            const auto& held = values[i].held();
            int code = SQLITE_OK;
            if (const auto* integer = std::get_if<std::int64_t>(&held)) {
                code = sqlite3_bind_int64(statement.handle, slot, *integer);
            } else if (const auto* text = std::get_if<std::string_view>(&held)) {
                code = sqlite3_bind_text64(statement.handle, slot, text->data() == nullptr ? "" : text->data(),
                                           text->size(), SQLITE_STATIC, SQLITE_UTF8);
            } else if (const auto* real = std::get_if<double>(&held)) {
                code = sqlite3_bind_double(statement.handle, slot, *real);
            } else {
                code = sqlite3_bind_null(statement.handle, slot);
            }
            if (code != SQLITE_OK)
                fail(code, fmt::format("{}: parameter {}: {}", query.name, i + 1, sqlite3_errmsg(handle_)));
        }
    }

    [[noreturn]] void fail(int code, const std::string& why) {
        has_failed_ = true;
        const auto text = fmt::format("{}: {}", path_, why);
        switch (code & 0xff) {
            case SQLITE_CONSTRAINT:
                throw ConstraintBroken(text);
            case SQLITE_BUSY:
            case SQLITE_LOCKED:
            case SQLITE_FULL:
            case SQLITE_IOERR:
            case SQLITE_READONLY:
            case SQLITE_CANTOPEN:
            case SQLITE_NOMEM:
                throw Unavailable(text);
            default:
                throw base::Failure(text);
        }
    }

    std::string path_;
    std::shared_ptr<KeptViews> views_;
    std::unique_ptr<Checkpointer> checkpointer_;  ///< of a writer
    sqlite3* handle_ = nullptr;
    std::unordered_map<const char*, Statement> statements_;
    bool is_view_ = false;     ///< between BeginRead and its Commit
    bool is_kept_ = false;     ///< behind it, with the view still open; whoever commits may have ended it
    bool has_failed_ = false;  ///< something in this view
    std::uint64_t view_of_ = 0;
};

class SqliteEngine final : public Engine {
public:
    explicit SqliteEngine(std::string path) : path_(std::move(path)) {}
    std::unique_ptr<Connection> open_writer() override { return std::make_unique<SqliteConnection>(path_, true); }
    std::unique_ptr<Connection> open_reader() override { return std::make_unique<SqliteConnection>(path_, false); }

private:
    std::string path_;
};

}  // namespace

std::unique_ptr<Engine> sqlite_engine(const std::string& path) {
    // Counting every allocation takes one lock that all connections of the process share; nobody asks for the count.
    static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    CHECK(uncounted == SQLITE_OK || uncounted == SQLITE_MISUSE);  // misuse: SQLite was in use already
    return std::make_unique<SqliteEngine>(path);
}

}  // namespace db
