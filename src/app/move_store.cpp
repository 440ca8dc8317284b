#include "app/move_store.hpp"

#include <fmt/format.h>

#include "app/company.hpp"
#include "cli/ledger.hpp"
#include "db/copy_store.hpp"
#include "db/shown_address.hpp"
#include "flows/replay_cases.hpp"
#include "flows/rulebooks.hpp"
#include "flows/tidy_up.hpp"
#include "ledger/append.hpp"
#include "ledger/follow.hpp"
#include "ledger/seal.hpp"

namespace app {
namespace {

constexpr std::int64_t kPage = 4096;
constexpr const char* kHere = "sqlite";

std::unique_ptr<db::Engine> engine_at(const DataDirectory& directory, const std::string& place) {
    return place == kHere ? db::sqlite_engine(directory.store_file()) : db::postgres_engine(place);
}

std::string name_of(const std::string& place) {
    return place == kHere ? "the embedded store" : db::shown_address(place);
}

/// A connection within a transaction that is undone unless it is committed.
class Transaction {
public:
    Transaction(std::unique_ptr<db::Connection> connection, db::Connection::Step begin)
        : connection_(std::move(connection)) {
        connection_->step(begin);
    }
    ~Transaction() {
        if (!connection_->in_transaction()) return;
        try {
            connection_->step(db::Connection::Step::Rollback);
        } catch (const base::Failure&) {
            // The connection ends here, and with it what was not committed.
        }
    }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    db::Connection& connection() { return *connection_; }
    void commit() { connection_->step(db::Connection::Step::Commit); }

private:
    std::unique_ptr<db::Connection> connection_;
};

class Move {
public:
    Move(const DataDirectory& directory, const MoveOptions& options, cli::Console& console)
        : directory_(directory), options_(options), console_(console) {}

    void run() {
        refuse_used(*engine_at(directory_, options_.from), options_.from);
        auto target = engine_at(directory_, options_.to);
        refuse_used(*target, options_.to);
        db::migrate(*engine_at(directory_, options_.from), db::known_migrations(), system_now());
        db::migrate(*target, db::known_migrations(), system_now());
        db::Database source{engine_at(directory_, options_.from)};
        ledger::settle(source, 1);
        auto context = context_of(source);
        flows::tidy_up(*context);
        copy(*target);
        db::Database copied{std::move(target)};
        compare(source, copied);
        const auto last = source.read([](const db::ReadTx& tx) { return ledger::last_block(tx, 1); });
        verify(copied, last ? last->hash : "");
    }

private:
    /// Two servers, or a server and this command, must not have it open at once.
    void refuse_used(db::Engine& engine, const std::string& place) const {
        Transaction look{engine.open_writer(), db::Connection::Step::BeginPoll};
        if (db::other_programs(db::ReadTx{look.connection()}) == 0) return;
        throw base::BadInput("is in use by a server", name_of(place), "stop every server of the company first");
    }

    std::unique_ptr<flows::Context> context_of(db::Database& database) const {
        const auto config = directory_.config("");
        auto context = std::make_unique<flows::Context>(
            database, flows::Organisation{1, config.name, config.zone, base::find_zone(config.zone)}, system_now,
            base::secure_random());
        flows::start_books(*context);
        ledger::settle(database, 1);
        return context;
    }

    void copy(db::Engine& target) {
        Transaction from{engine_at(directory_, options_.from)->open_reader(), db::Connection::Step::BeginRead};
        Transaction to{target.open_writer(), db::Connection::Step::BeginPoll};
        const db::ReadTx source{from.connection()};
        const db::ReadTx empty{to.connection()};
        const auto [tables, left_out] = db::shared_tables(source, empty);
        for (const auto& table : left_out) {
            console_.err(fmt::format("not copied, because the other engine makes its own: {}\n", table));
        }
        if (const auto filled = db::first_filled(empty, tables)) {
            throw base::BadInput(fmt::format("is not empty: the table {} has rows", *filled), name_of(options_.to),
                                 "name an empty database, or move the old store out of the way");
        }
        const auto rows = db::copy_rows(source, to.connection(), tables, [&](const std::string& table, std::int64_t n) {
            if (console_.shows_progress) console_.err(fmt::format("\r{} rows, now {}   ", n, table));
        });
        to.commit();
        console_.err(
            fmt::format("{}copied {} rows of {} tables\n", console_.shows_progress ? "\r" : "", rows, tables.size()));
    }

    void compare(db::Database& source, db::Database& target) {
        const auto page = [](db::Database& database, std::int64_t behind) {
            return database.read([&](const db::ReadTx& tx) { return ledger::entries_after(tx, 1, behind, kPage); });
        };
        for (std::int64_t seq = 0;;) {
            const auto here = page(source, seq);
            const auto there = page(target, seq);
            if (here.size() != there.size()) throw base::Failure("the copy of the ledger is not as long");
            if (here.empty()) break;
            for (std::size_t i = 0; i < here.size(); ++i) {
                if (!is_same(here[i], there[i])) {
                    throw base::Failure(fmt::format("entry {} was not copied as it is", here[i].seq));
                }
            }
            entries_ += static_cast<std::int64_t>(here.size());
            seq = here.back().seq;
        }
    }

    static bool is_same(const ledger::Entry& a, const ledger::Entry& b) {
        const ledger::NewEntry entry{b.happened_at, b.actor, b.subject_kind, b.subject_id, b.type, b.payload};
        std::string text;
        ledger::append_text(text, b.organisation_id, b.seq, b.at, entry);
        return a.seq == b.seq && a.hash == b.hash && base::sha256(text) == b.hash;
    }

    void verify(db::Database& target, const std::string& head) {
        const auto context = context_of(target);
        if (cli::verify_ledger_store(*context, {.head = head, .public_key = ""}, console_) != cli::kDone) {
            throw base::Failure("the copy of the ledger does not verify");
        }
        const auto replay = flows::replay_cases(*context);
        if (!replay.differing.empty()) throw base::Failure(replay.differing.front());
        console_.err(fmt::format("{} entries are the same, {} cases fold as they stand\n", entries_, replay.cases));
    }

    const DataDirectory& directory_;
    const MoveOptions& options_;
    cli::Console& console_;
    std::int64_t entries_ = 0;
};

}  // namespace

int move_store(const std::filesystem::path& data, const MoveOptions& options, cli::Console& console) {
    const DataDirectory directory{data};
    auto asked = options;
    const auto config = directory.config("五星售后");
    const auto at_present = config.database.empty() ? std::string{kHere} : config.database;
    if (asked.from.empty()) asked.from = at_present;
    for (const auto* place : {&asked.from, &asked.to}) {
        if (*place != kHere && !is_postgres(*place)) {
            throw base::BadInput(fmt::format("'{}' is no store", *place), "", "write sqlite or postgresql://...");
        }
    }
    if (asked.from != at_present) {
        throw base::BadInput("is not where this company is", name_of(asked.from), "leave --from away");
    }
    if (asked.from == asked.to) throw base::BadInput("is where this company is already", name_of(asked.to));
    try {
        Move{directory, asked, console}.run();
    } catch (const base::Failure& failure) {
        throw base::Failure(fmt::format("{}; nothing was moved: the company is where it was, in {}", failure.what(),
                                        name_of(asked.from)));
    }
    directory.put_database(asked.to == kHere ? "" : asked.to);
    console.out(fmt::format("moved to {}; config.yaml says so from now on\n", name_of(asked.to)));
    return cli::kDone;
}

}  // namespace app
