#include "db/copy_store.hpp"

#include <algorithm>
#include <set>

#include "flows/backup/make_backup.hpp"

namespace flows {

void copy_into_sqlite(Context& context, const std::string& file) {
    const auto engine = db::sqlite_engine(file);
    db::migrate(*engine, db::known_migrations(), context.now());
    const auto target = engine->open_writer();
    target->step(db::Connection::Step::BeginWrite);
    std::set<std::string> there;
    for (const auto& table : db::tables_of(db::ReadTx{*target})) there.insert(table.name);
    context.database.read([&](const db::ReadTx& source) {
        auto tables = db::tables_of(source);
        std::erase_if(tables, [&](const auto& table) { return !there.contains(table.name); });
        return db::copy_rows(source, *target, tables, [](const std::string&, std::int64_t) {});
    });
    target->step(db::Connection::Step::Commit);
}

}  // namespace flows
