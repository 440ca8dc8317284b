#include "flows/read_ledger.hpp"

#include <memory>

#include "ledger/append.hpp"
#include "ledger/export.hpp"
#include "ledger/follow.hpp"
#include "store/payload_writer.hpp"

namespace flows {

LedgerHead read_ledger_head(const db::ReadTx& tx, const Context& context) {
    const auto organisation = context.organisation_id();
    return {ledger::head(tx, organisation), ledger::last_block(tx, organisation)};
}

std::vector<ShownEntry> list_ledger(const db::ReadTx& tx, const Context& context, std::int64_t after,
                                    std::int64_t limit) {
    std::map<std::string, std::string> names;
    std::vector<ShownEntry> shown;
    for (auto& entry : ledger::entries_after(tx, context.organisation_id(), after, limit)) {
        const auto [name, is_new] = names.try_emplace(entry.actor);
        if (is_new) name->second = name_of_actor(tx, context, entry.actor);
        shown.push_back({.entry = std::move(entry), .actor_name = name->second});
    }
    return shown;
}

ledger::Verdict verify_ledger(Context& context, const ledger::Trust& trust) {
    ledger::Verifier verifier{trust};
    const auto next = ledger_export(context);
    for (auto piece = next(); !piece.empty(); piece = next()) {
        if (!verifier.take_text(piece)) break;
    }
    return verifier.finish();
}

base::Done record_verification(db::WriteTx& tx, Context& context, const Caller& caller,
                               const ledger::Verdict& verdict) {
    std::string payload;
    store::PayloadWriter json{payload};
    json.integer("holds", verdict.holds ? 1 : 0);
    json.integer("entries", verdict.entries);
    json.integer("blocks", verdict.blocks);
    json.end();
    const auto now = context.now();
    ledger::Appender{tx, context.organisation_id(), now}.append({.happened_at = now,
                                                                 .actor = caller.actor,
                                                                 .subject_kind = "ledger",
                                                                 .subject_id = "ledger",
                                                                 .type = "ledger_verified",
                                                                 .payload = payload});
    return {};
}

std::function<std::string()> ledger_export(Context& context) {
    return [&context, exporter = std::make_shared<ledger::Exporter>(context.organisation_id())] {
        return context.database.read([&](const db::ReadTx& tx) { return exporter->next(tx); });
    };
}

}  // namespace flows
