#include <fmt/format.h>

#include <charconv>

#include "base/embedded.hpp"
#include "db/database.hpp"

namespace db {
namespace {

constexpr Query kLast{"last_migration", "SELECT coalesce(max(number), 0) FROM schema_migrations"};
constexpr Query kAdd{"add_migration", "INSERT INTO schema_migrations (number, name, applied_at) VALUES ($1, $2, $3)"};

}  // namespace

std::vector<Migration> known_migrations() {
    std::vector<Migration> known;
    for (const auto& file : base::embedded::migrations()) {
        int number = 0;
        std::from_chars(file.path.data(), file.path.data() + file.path.size(), number);
        if (number > 0) known.push_back({number, std::string{file.path}, file.bytes});
    }
    return known;
}

void migrate(Engine& engine, const std::vector<Migration>& migrations, base::Instant now) {
    const auto connection = engine.open_writer();
    connection->hold_schema();
    connection->script(
        "CREATE TABLE IF NOT EXISTS schema_migrations (number BIGINT PRIMARY KEY, name TEXT NOT NULL, applied_at "
        "BIGINT NOT NULL)");
    WriteTx tx{*connection};
    const auto last = tx.one(kLast, {}, [](const Row& row) { return row.integer(0); }).value_or(0);
    const int known = migrations.empty() ? 0 : migrations.back().number;
    if (last > known) {
        throw base::BadInput(
            fmt::format("this store was written by a newer program (schema {}, this one knows {})", last, known), "",
            "install the newer version, or restore the backup made before the upgrade");
    }
    for (const auto& migration : migrations) {
        if (migration.number <= last) continue;
        connection->step(Connection::Step::BeginWrite);
        try {
            connection->script(migration.text);
            tx.run(kAdd, {std::int64_t{migration.number}, migration.name, now});
            connection->step(Connection::Step::Commit);
        } catch (...) {
            if (connection->in_transaction()) connection->step(Connection::Step::Rollback);
            throw;
        }
    }
}

}  // namespace db
