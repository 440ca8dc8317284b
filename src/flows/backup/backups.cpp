#include "flows/backup/backups.hpp"

#include "base/failure.hpp"
#include "ledger/append.hpp"
#include "store/payload_writer.hpp"

namespace flows {

base::Result<Backup> Backups::make() {
    const std::unique_lock lock{running_, std::try_to_lock};
    if (!lock.owns_lock()) return base::Refusal{"backup_running"};
    try {
        return make_own_backup(context_, place_);
    } catch (const base::BadInput& bad) {
        return base::Refusal{"backup_not_possible", {{"why", bad.what()}}};
    }
}

base::Done record_backup(db::WriteTx& tx, const Context& context, const Caller& caller, const Backup& backup) {
    const auto name = backup.file.filename().string();
    std::string payload;
    store::PayloadWriter json{payload};
    json.integer("bytes", backup.bytes);
    json.integer("entries", backup.facts.entries);
    json.text("head", backup.facts.head);
    json.end();
    const auto now = context.now();
    ledger::Appender{tx, context.organisation_id(), now}.append({.happened_at = now,
                                                                 .actor = caller.actor,
                                                                 .subject_kind = "backup",
                                                                 .subject_id = name,
                                                                 .type = "backup_made",
                                                                 .payload = payload});
    return {};
}

}  // namespace flows
