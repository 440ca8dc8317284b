// How fast the demo company is written, every entry hashed and folded, every row of cases, promises and personal values
// with it, against bare SQLite that only inserts the ledger's finished rows. Usage: bench_demo [cases] [folder to keep]
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>

#include "db/database.hpp"
#include "flows/demo/fill_demo.hpp"

namespace {

namespace fs = std::filesystem;

double seconds_since(std::chrono::steady_clock::time_point from) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count();
}

flows::DemoResult fill(const fs::path& file, std::int64_t cases) {
    const auto path = file.string();
    const auto until = *base::parse_rfc3339("2026-11-22T08:00:00Z");
    db::migrate(*db::sqlite_engine(path), db::known_migrations(), until);
    db::Database database{db::sqlite_engine(path)};
    flows::Context context{
        database,
        {1, std::string{flows::kDemoCompany}, std::string{flows::kDemoZone}, base::find_zone(flows::kDemoZone)},
        [until] { return until; },
        base::seeded_random(1)};
    context.put_books(flows::read_books(flows::shipped_books(until)));
    return *flows::fill_demo(context, {.cases = cases, .until = until});
}

void run(sqlite3* store, const std::string& text) {
    char* complaint = nullptr;
    if (sqlite3_exec(store, text.c_str(), nullptr, nullptr, &complaint) != SQLITE_OK) {
        fmt::print(stderr, "{}\n", complaint);
        std::exit(3);
    }
}

/// The same rows into the same table with the same indexes, as many a transaction, as durable.
void copy_bare(const fs::path& from, const fs::path& to) {
    sqlite3* store = nullptr;
    sqlite3_open(to.c_str(), &store);
    run(store, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; ATTACH '" + from.string() + "' AS filled");
    run(store,
        "CREATE TABLE ledger (organisation_id BIGINT NOT NULL, seq BIGINT NOT NULL, at BIGINT NOT NULL, happened_at "
        "BIGINT NOT NULL, actor TEXT NOT NULL, subject_kind TEXT NOT NULL, subject_id TEXT NOT NULL, type TEXT NOT "
        "NULL, payload TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (organisation_id, seq))");
    run(store, "CREATE INDEX ledger_by_subject ON ledger (organisation_id, subject_id, seq)");
    for (std::int64_t seq = 0; seq == 0 || sqlite3_changes(store) > 0; seq += 2000) {
        run(store,
            fmt::format("INSERT INTO main.ledger SELECT * FROM filled.ledger WHERE organisation_id = 1 AND seq > {} "
                        "AND seq <= {}",
                        seq, seq + 2000));
    }
    sqlite3_close(store);
}

}  // namespace

int main(int argc, char** argv) {
    const std::int64_t cases = argc > 1 ? std::atoll(argv[1]) : 20000;
    std::string made = (fs::temp_directory_path() / "fivestar-bench-XXXXXX").string();
    const bool keeps = argc > 2;
    const fs::path folder = keeps ? fs::path{argv[2]} : fs::path{::mkdtemp(made.data())};
    fs::create_directories(folder);

    auto from = std::chrono::steady_clock::now();
    const auto done = fill(folder / "store.db", cases);
    const auto ours = seconds_since(from);
    from = std::chrono::steady_clock::now();
    copy_bare(folder / "store.db", folder / "bare.db");
    const auto bare = seconds_since(from);

    fmt::print("{} cases, {} running, {} entries, {} units\n", done.cases, done.running, done.entries, done.units);
    fmt::print("demo {:.2f} s: {:.0f} cases/s, {:.0f} entries/s\n", ours, static_cast<double>(done.cases) / ours,
               static_cast<double>(done.entries) / ours);
    fmt::print("bare SQLite, the ledger's rows alone {:.2f} s: {:.0f} entries/s; demo / bare {:.2f}\n", bare,
               static_cast<double>(done.entries) / bare, ours / bare);
    if (!keeps) fs::remove_all(folder);
}
