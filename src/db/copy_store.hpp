#pragma once

#include <functional>
#include <string>
#include <vector>

#include "db/transaction.hpp"

namespace db {

/// A table as both engines know it; `kinds` says of each column what it holds: 'i' an integer, 'r' a real, 't' a text.
struct Table {
    std::string name;
    std::vector<std::string> columns;
    std::string kinds;
};

/// The tables of a store, by name, from the schema itself: what is added later is there too.
std::vector<Table> tables_of(const ReadTx& tx);

/// The tables that both stores have, and the names of those that the second has not: indexes of an engine's own kind,
/// which it makes from the rest.
struct SharedTables {
    std::vector<Table> shared;
    std::vector<std::string> left_out;
};
SharedTables shared_tables(const ReadTx& from, const ReadTx& to);

/// The first of the tables that has a row; nothing where all are empty.
std::optional<std::string> first_filled(const ReadTx& tx, const std::vector<Table>& tables);

/// Copies every row of the tables, as it is, within a transaction of each store. Memory does not grow with the store.
/// Gives the number of rows; `progress` is told it now and then.
std::int64_t copy_rows(const ReadTx& from, Connection& to, const std::vector<Table>& tables,
                       const std::function<void(const std::string& table, std::int64_t rows)>& progress);

/// Copies a store of either engine, as it stands at one instant, into a new file of the embedded one.
void copy_to_sqlite(Engine& from, const std::string& file, base::Instant now);

/// How many other connections of this program a shared store has; 0 for a store that one process opens alone.
std::int64_t other_programs(const ReadTx& tx);

}  // namespace db
