#pragma once

#include <stdlib.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

#include "db/database.hpp"

namespace support {

/// Where the store of one test lies, gone when the test ends: a file in a folder of its own, or, with
/// FIVESTAR_TEST_ENGINE=postgresql, a database of its own on the server that FIVESTAR_TEST_POSTGRES names.
class Place {
public:
    enum class Engine { Sqlite, Postgres };
    enum class Content { Nothing, Schema };

    static Engine engine_to_test() {
        const char* engine = std::getenv("FIVESTAR_TEST_ENGINE");
        return engine != nullptr && std::string_view{engine} == "postgresql" ? Engine::Postgres : Engine::Sqlite;
    }

    explicit Place(Content content = Content::Schema, Engine engine = engine_to_test()) : engine_(engine) {
        std::string name = (std::filesystem::temp_directory_path() / "fivestar-test-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw base::Failure("no temporary folder");
        folder_ = name;
        if (engine_ == Engine::Postgres) {
            database_ = create(content == Content::Schema ? " TEMPLATE " + migrated() : "");
        } else if (content == Content::Schema) {
            db::migrate(*open(), db::known_migrations(), base::from_micros(0));
        }
    }
    ~Place() {
        std::filesystem::remove_all(folder_);
        if (!database_.empty()) drop(database_);
    }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;

    Engine engine() const { return engine_; }
    std::unique_ptr<db::Engine> open() const {
        if (engine_ == Engine::Postgres) return db::postgres_engine(url());
        return db::sqlite_engine((folder_ / "store.db").string());
    }
    /// Where the full-text index of that store lies.
    template <typename IndexPlace>
    IndexPlace index() const {
        if (engine_ == Engine::Postgres) return {{}, [url = url()] { return db::postgres_engine(url); }};
        const auto file = folder_ / "search" / "index.db";
        return {file, [file] { return db::sqlite_engine(file.string()); }};
    }
    std::string url() const { return server() + " dbname=" + database_; }
    const std::filesystem::path& folder() const { return folder_; }

private:
    static std::string server() {
        const char* server = std::getenv("FIVESTAR_TEST_POSTGRES");
        if (server == nullptr) throw base::Failure("run beneath tests/support/postgres");
        return server;
    }
    static void tell(const std::string& statement) { db::postgres_engine(server())->open_writer()->script(statement); }
    static std::string create(const std::string& how) {
        static int made = 0;
        const auto name = "t" + std::to_string(::getpid()) + "_" + std::to_string(++made);
        tell("CREATE DATABASE " + name + how);
        return name;
    }
    static void drop(const std::string& name) { tell("DROP DATABASE " + name + " WITH (FORCE)"); }
    /// A database that has the schema and nothing else: copying it is faster than making the schema again.
    static const std::string& migrated() {
        static const std::string name = [] {
            auto fresh = create("");
            db::migrate(*db::postgres_engine(server() + " dbname=" + fresh), db::known_migrations(),
                        base::from_micros(0));
            return fresh;
        }();
        return name;
    }

    const Engine engine_;
    std::filesystem::path folder_;
    std::string database_;
};

}  // namespace support
