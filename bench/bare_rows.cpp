// What bare SQLite does with the rows of a store: copies them in the order in which they came about, prepared, with the
// same schema, every commit on disk. Usage: bench_bare_rows STORE TABLE... prints "rows-in-a-transaction rows/s" a
// line.
#include <fmt/format.h>
#include <sqlite3.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <vector>

#include "db/database.hpp"

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kRowsMost = 300'000;

[[noreturn]] void give_up(sqlite3* store) {
    fmt::print(stderr, "{}\n", sqlite3_errmsg(store));
    std::exit(3);
}

sqlite3* open(const fs::path& file) {
    sqlite3* store = nullptr;
    if (sqlite3_open(file.c_str(), &store) != SQLITE_OK) give_up(store);
    return store;
}

void run(sqlite3* store, const char* text) {
    if (sqlite3_exec(store, text, nullptr, nullptr, nullptr) != SQLITE_OK) give_up(store);
}

sqlite3_stmt* prepare(sqlite3* store, const std::string& text) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(store, text.c_str(), -1, &statement, nullptr) != SQLITE_OK) give_up(store);
    return statement;
}

/// The rows of one table, taken out of the filled store, and the statement that puts them into the bare one.
struct Table {
    sqlite3_stmt* insert;
    std::size_t width;
    std::vector<sqlite3_value*> cells;

    std::size_t rows() const { return cells.size() / width; }
};

Table read_table(sqlite3* from, sqlite3* to, const std::string& name) {
    auto* const rows = prepare(from, "SELECT * FROM " + name + " ORDER BY rowid LIMIT " + std::to_string(kRowsMost));
    const int width = sqlite3_column_count(rows);
    std::string marks = "?";
    for (int i = 1; i < width; ++i) marks += ",?";
    Table table{prepare(to, "INSERT INTO " + name + " VALUES (" + marks + ")"), static_cast<std::size_t>(width), {}};
    while (sqlite3_step(rows) == SQLITE_ROW) {
        for (int i = 0; i < width; ++i) table.cells.push_back(sqlite3_value_dup(sqlite3_column_value(rows, i)));
    }
    sqlite3_finalize(rows);
    return table;
}

/// Binds without copying, as the store does.
void bind(sqlite3_stmt* insert, int place, sqlite3_value* cell) {
    switch (sqlite3_value_type(cell)) {
        case SQLITE_INTEGER:
            sqlite3_bind_int64(insert, place, sqlite3_value_int64(cell));
            return;
        case SQLITE_TEXT:
            sqlite3_bind_text(insert, place, reinterpret_cast<const char*>(sqlite3_value_text(cell)),
                              sqlite3_value_bytes(cell), SQLITE_STATIC);
            return;
        default:
            sqlite3_bind_null(insert, place);
    }
}

void insert_row(sqlite3* to, const Table& table, std::size_t row) {
    for (std::size_t i = 0; i < table.width; ++i) {
        bind(table.insert, static_cast<int>(i) + 1, table.cells[row * table.width + i]);
    }
    if (sqlite3_step(table.insert) != SQLITE_DONE) give_up(to);
    sqlite3_reset(table.insert);
}

/// The tables take turns in proportion to their rows, as they do where cases are opened one after the other.
double insert_all(sqlite3* to, const std::vector<Table>& tables, std::size_t rows_a_group) {
    const auto largest = std::max_element(tables.begin(), tables.end(), [](const auto& a, const auto& b) {
                             return a.rows() < b.rows();
                         })->rows();
    const auto begin = std::chrono::steady_clock::now();
    std::size_t done = 0;
    run(to, "BEGIN IMMEDIATE");
    for (std::size_t turn = 0; turn < largest; ++turn) {
        for (const auto& table : tables) {
            const auto until = (turn + 1) * table.rows() / largest;
            for (auto row = turn * table.rows() / largest; row < until; ++row) {
                insert_row(to, table, row);
                if (++done % rows_a_group == 0) run(to, "COMMIT; BEGIN IMMEDIATE");
            }
        }
    }
    run(to, "COMMIT");
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    return static_cast<double>(done) / took.count();
}

double measure(const fs::path& filled, const std::vector<std::string>& names, std::size_t rows_a_group) {
    const auto bare = filled.string() + ".bare";
    db::migrate(*db::sqlite_engine(bare), db::known_migrations(), base::from_micros(0));
    auto* const from = open(filled);
    auto* const to = open(bare);
    run(to,
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;"
        "PRAGMA wal_autocheckpoint = 4000;");
    std::vector<Table> tables;
    for (const auto& name : names) tables.push_back(read_table(from, to, name));
    const auto rate = insert_all(to, tables, rows_a_group);
    for (auto& table : tables) {
        for (auto* cell : table.cells) sqlite3_value_free(cell);
        sqlite3_finalize(table.insert);
    }
    sqlite3_close(from);
    sqlite3_close(to);
    for (const auto* ending : {"", "-wal", "-shm"}) fs::remove(bare + ending);
    return rate;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        fmt::print("usage: bench_bare_rows STORE TABLE...; bench/intake.py runs it\n");
        return 0;
    }
    const std::vector<std::string> names{argv + 2, argv + argc};
    for (const std::size_t group : {100U, 1000U}) fmt::print("{} {:.0f}\n", group, measure(argv[1], names, group));
}
