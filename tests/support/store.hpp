#pragma once

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

#include "db/database.hpp"

namespace support {

/// A migrated store of its own for one test, gone when the test ends.
class Store {
public:
    Store() {
        std::string name = (std::filesystem::temp_directory_path() / "fivestar-test-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        folder_ = name;
        db::migrate(*engine(), db::known_migrations(), base::from_micros(0));
        database_ = std::make_unique<db::Database>(engine());
    }
    ~Store() {
        database_.reset();
        std::filesystem::remove_all(folder_);
    }
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    db::Database& database() { return *database_; }
    std::unique_ptr<db::Engine> engine() const { return db::sqlite_engine((folder_ / "store.db").string()); }
    const std::filesystem::path& folder() const { return folder_; }

private:
    std::filesystem::path folder_;
    std::unique_ptr<db::Database> database_;
};

}  // namespace support
