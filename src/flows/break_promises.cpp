#include "flows/break_promises.hpp"

#include "base/check.hpp"
#include "flows/record_case.hpp"
#include "ledger/seal.hpp"
#include "store/case_store.hpp"

namespace flows {

int break_due_promises(db::WriteTx& tx, Context& context, std::int64_t limit) {
    const auto now = context.now();
    const auto organisation = context.organisation_id();
    int broken = 0;
    CaseRecorder recorder{tx, context, now};
    for (auto& promise : store::next_due_to_break(tx, organisation, limit)) {
        if (*promise.standing.due_at >= now) break;
        const auto before = store::find_case(tx, organisation, promise.case_id);
        CHECK(before);
        promise.standing.outcome = promises::Standing::Outcome::Broken;
        store::put_case_promise(tx, organisation, promise);
        auto after = *before;
        recorder.record(after, {now, "system", cases::PromiseBroken{promise.promise_id, *promise.standing.due_at}});
        recorder.update(*before, after);
        ++broken;
    }
    recorder.finish();
    return broken;
}

std::optional<base::Instant> next_due_at(Context& context) {
    const auto next =
        context.database.read([&](const db::ReadTx& tx) { return store::next_due(tx, context.organisation_id(), 1); });
    return next.empty() ? std::nullopt : next.front().standing.due_at;
}

int seal_ledger(db::WriteTx& tx, Context& context, const std::string& key_secret) {
    const auto key = ledger::key_from_secret(key_secret);
    CHECK(key);
    return ledger::seal(tx, context.organisation_id(), *key, context.now());
}

}  // namespace flows
