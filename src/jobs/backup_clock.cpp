#include "jobs/backup_clock.hpp"

#include "base/log.hpp"

namespace jobs {

bool make_due_backup(flows::Context& context, flows::Backups& backups, std::chrono::seconds every) {
    if (every <= std::chrono::seconds{0}) return false;
    const auto made = backups.list();
    if (!made.empty() && made.front().facts.made_at + every > context.now()) return false;
    const auto backup = backups.make();
    if (!backup) {
        const auto& facts = backup.refusal().facts;
        base::log_error("no backup could be made", facts.empty() ? backup.refusal().code : facts.front().second);
        return false;
    }
    context.database.write_and_wait([&](db::WriteTx& tx) {
        return flows::record_backup(tx, context, {.actor = "system", .role = "admin"}, *backup);
    });
    return true;
}

}  // namespace jobs
