// How fast an event log is imported, from the file to the ledger, the cases and their promises, against bare SQLite
// that only inserts the very same finished rows, prepared and in one transaction. Usage: bench_import [events] [rounds]
#include <fmt/format.h>
#include <sqlite3.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <queue>
#include <random>

#include "cli/log_map_book.hpp"
#include "db/database.hpp"
#include "flows/import_log.hpp"

namespace {

namespace fs = std::filesystem;

const std::string kMap = R"(source: bench
rows: events
case: ticket
activity: activity
instant: {columns: at, format: yyyy-MM-dd HH:mm:ss}
zone: Asia/Shanghai
resource: agent
meanings:
  opened: [Received]
  in_progress: [Worked on]
  assigned: [Handed over]
  waiting_customer: [Asked back]
  waiting_parts: [Part ordered]
  resolved: [Solved]
  closed: [Closed]
attributes:
  kind: {constant: repair}
  channel: {column: channel, values: {telephone: hotline, form: web}, otherwise: unknown}
  product: product
  outlet: outlet
  region: region
keep: [urgency, contract]
)";

/// Seconds by the clock and of the processor.
struct Took {
    double clock = 0;
    double processor = 0;
};

/// Runs it and adds what it took.
template <typename Run>
void time(Took& sum, Run run) {
    const auto processor = std::clock();
    const auto clock = std::chrono::steady_clock::now();
    run();
    sum.clock += std::chrono::duration<double>(std::chrono::steady_clock::now() - clock).count();
    sum.processor += static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC;
}

/// The most memory that this program has ever held.
std::int64_t peak_mebibytes() {
    std::ifstream status{"/proc/self/status"};
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmHWM:")) return std::atoll(line.c_str() + 6) / 1024;
    }
    return 0;
}

/// A step of a ticket that is still to come.
struct Pending {
    std::int64_t at;
    std::int64_t ticket;
    int step;
    bool operator<(const Pending& other) const { return at > other.at; }
};

/// A help desk at work: many tickets open at once, their rows nearly in the order of time.
class HelpDesk {
public:
    explicit HelpDesk(const fs::path& file) : out_(file) {
        out_ << "ticket,activity,at,agent,channel,product,outlet,region,urgency,contract\n";
    }
    void write(std::int64_t events) {
        for (std::int64_t written = 0; written < events; ++written) {
            if (pending_.empty() || pending_.top().at > now_) {
                now_ += 60 + draw(240);
                pending_.push({now_, ++tickets_, 0});
            }
            const auto next = pending_.top();
            pending_.pop();
            put(next);
        }
        for (const auto& line : lines_) out_ << line;
    }

private:
    std::int64_t draw(std::int64_t below) {
        return static_cast<std::int64_t>(random_() % static_cast<unsigned>(below));
    }

    void put(const Pending& next) {
        static constexpr const char* kSteps[] = {"Received",     "Worked on", "Handed over", "Asked back",
                                                 "Part ordered", "Worked on", "Solved",      "Closed"};
        const auto ticket = static_cast<std::uint64_t>(next.ticket);
        const auto local = std::chrono::sys_seconds{std::chrono::seconds{1'600'000'000 + next.at}};
        const auto text = base::to_rfc3339(base::Instant{local.time_since_epoch()});
        auto line = fmt::format("T{:08},{},{} {},Agent {},{},Model {},Station {},Region {},{},C-{:06}\n", ticket,
                                kSteps[next.step], text.substr(0, 10), text.substr(11, 8), draw(300),
                                ticket % 3 == 0 ? "telephone" : "form", ticket * 7 % 400, ticket * 13 % 900,
                                ticket * 5 % 31, ticket % 4, ticket * 17 % 1'000'000);
        // A row that was written down late stands some rows below its place.
        lines_.push_back(std::move(line));
        if (lines_.size() > 40) {
            std::swap(lines_[0], lines_[static_cast<std::size_t>(draw(5) == 0 ? draw(40) : 0)]);
            out_ << lines_.front();
            lines_.erase(lines_.begin());
        }
        if (next.step == 7) return;
        // Not every ticket is handed over, waits or needs a part.
        auto step = next.step + 1;
        while (step >= 2 && step <= 5 && draw(3) != 0) ++step;
        pending_.push({next.at + 600 + draw(step == 7 ? 600'000 : 90'000), next.ticket, step});
    }

    std::ofstream out_;
    std::mt19937_64 random_{3};
    std::priority_queue<Pending> pending_;
    std::vector<std::string> lines_;
    std::int64_t now_ = 0;
    std::int64_t tickets_ = 0;
};

flows::ImportedLog import(const fs::path& log, const fs::path& store) {
    const auto now = *base::parse_rfc3339("2090-01-01T00:00:00Z");
    db::Database database{db::sqlite_engine(store.string())};
    flows::Context context{database,
                           {1, "bench", "Asia/Shanghai", base::find_zone("Asia/Shanghai")},
                           [now] { return now; },
                           base::seeded_random(1)};
    context.put_books(flows::read_books(flows::shipped_books(now)));
    flows::ImportLog asked;
    asked.path = log.string();
    asked.map = cli::read_log_map(kMap, "bench.yaml");
    asked.map_text = kMap;
    return flows::import_log(context, {.actor = "import", .role = "admin"}, asked);
}

void run(sqlite3* store, const std::string& text) {
    char* complaint = nullptr;
    if (sqlite3_exec(store, text.c_str(), nullptr, nullptr, &complaint) == SQLITE_OK) return;
    fmt::print(stderr, "{}\n", complaint);
    std::exit(3);
}

sqlite3_stmt* prepare(sqlite3* store, const std::string& text) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(store, text.c_str(), -1, &statement, nullptr) == SQLITE_OK) return statement;
    fmt::print(stderr, "{}\n", sqlite3_errmsg(store));
    std::exit(3);
}

/// Binds without copying, as the store does.
void bind(sqlite3_stmt* statement, int column, sqlite3_value* cell) {
    switch (sqlite3_value_type(cell)) {
        case SQLITE_INTEGER:
            sqlite3_bind_int64(statement, column, sqlite3_value_int64(cell));
            return;
        case SQLITE_TEXT:
            sqlite3_bind_text(statement, column, reinterpret_cast<const char*>(sqlite3_value_text(cell)),
                              sqlite3_value_bytes(cell), SQLITE_STATIC);
            return;
        default:
            sqlite3_bind_null(statement, column);
    }
}

/// Inserts the rows of one table; counts the time of the inserting alone, not of reading them.
void copy_table(sqlite3* from, sqlite3* to, const std::string& table, Took& took) {
    auto* const rows = prepare(from, "SELECT * FROM " + table + " ORDER BY rowid");
    const auto width = sqlite3_column_count(rows);
    std::string marks = "?";
    for (int i = 1; i < width; ++i) marks += ",?";
    auto* const insert = prepare(to, "INSERT INTO " + table + " VALUES (" + marks + ")");
    std::vector<sqlite3_value*> cells;
    for (bool more = true; more;) {
        while (cells.size() < 100'000 && (more = sqlite3_step(rows) == SQLITE_ROW)) {
            for (int i = 0; i < width; ++i) cells.push_back(sqlite3_value_dup(sqlite3_column_value(rows, i)));
        }
        time(took, [&] {
            for (std::size_t i = 0; i < cells.size(); ++i) {
                const auto column = static_cast<int>(i % static_cast<std::size_t>(width)) + 1;
                bind(insert, column, cells[i]);
                if (column < width) continue;
                if (sqlite3_step(insert) != SQLITE_DONE) std::exit(3);
                sqlite3_reset(insert);
            }
        });
        for (auto* cell : cells) sqlite3_value_free(cell);
        cells.clear();
    }
    sqlite3_finalize(rows);
    sqlite3_finalize(insert);
}

Took copy_bare(const fs::path& filled, const fs::path& bare) {
    sqlite3* from = nullptr;
    sqlite3* to = nullptr;
    sqlite3_open(filled.c_str(), &from);
    sqlite3_open(bare.c_str(), &to);
    run(to, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536; BEGIN IMMEDIATE");
    Took took;
    for (const auto* table : {"ledger", "cases", "case_promises"}) copy_table(from, to, table, took);
    time(took, [&] { run(to, "COMMIT"); });
    sqlite3_close(from);
    sqlite3_close(to);
    return took;
}

}  // namespace

int main(int argc, char** argv) {
    const std::int64_t events = argc > 1 ? std::atoll(argv[1]) : 200'000;
    const int rounds = argc > 2 ? std::atoi(argv[2]) : 3;
    std::string made = (fs::temp_directory_path() / "fivestar-bench-XXXXXX").string();
    const fs::path folder{::mkdtemp(made.data())};
    HelpDesk{folder / "log.csv"}.write(events);
    const auto before = peak_mebibytes();
    const auto rate = [events](double seconds) { return static_cast<double>(events) / seconds; };
    for (int round = 0; round < rounds; ++round) {
        for (const auto* name : {"store.db", "bare.db"}) {
            db::migrate(*db::sqlite_engine((folder / name).string()), db::known_migrations(), base::from_micros(0));
        }
        Took ours;
        flows::ImportedLog done;
        time(ours, [&] { done = import(folder / "log.csv", folder / "store.db"); });
        if (round == 0) {
            fmt::print("{} events, {} cases, {} entries, {} rejected; at most {} MiB held, {} before\n", events,
                       done.counts.cases, done.progress.entries_added, done.counts.rejected, peak_mebibytes(), before);
        }
        const auto bare = copy_bare(folder / "store.db", folder / "bare.db");
        fmt::print("import {:6.2f} s, processor {:6.2f} s: {:6.0f} events/s\n", ours.clock, ours.processor,
                   rate(ours.clock));
        fmt::print("bare   {:6.2f} s, processor {:6.2f} s: {:6.0f} events/s; import / bare {:.2f}, processor {:.2f}\n",
                   bare.clock, bare.processor, rate(bare.clock), bare.clock / ours.clock,
                   bare.processor / ours.processor);
        for (const auto* name : {"store.db", "store.db-wal", "store.db-shm", "bare.db", "bare.db-wal", "bare.db-shm"}) {
            fs::remove(folder / name);
        }
    }
    fs::remove_all(folder);
}
