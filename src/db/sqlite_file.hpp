#pragma once

#include <string>
#include <vector>

namespace db {

/// Copies a store, as it stands at one instant, into a new file, page by page. The store may be in use: writers are
/// not held up. Throws Unavailable where either disk will not have it.
void copy_sqlite(const std::string& from, const std::string& to);

/// Writes what is in the write-ahead log into the file and empties the log, so that nothing older stays in it. Waits for
/// who reads, some seconds; then the log is emptied later, by who writes next.
void empty_sqlite_log(const std::string& file);

/// What SQLite itself finds wrong with a store's file, at most 20 lines; empty where it is sound. Reads all of it.
std::vector<std::string> damage_in_sqlite(const std::string& file);

}  // namespace db
