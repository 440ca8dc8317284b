#include "flows/undo_step.hpp"

#include "domain/cases/decide.hpp"
#include "flows/record_case.hpp"
#include "flows/show_case.hpp"
#include "ledger/follow.hpp"
#include "store/case_payload.hpp"

namespace flows {

LastStep last_step_of(const db::ReadTx& tx, const Context& context, const cases::Case& known) {
    LastStep step;
    cases::Case fold;
    fold.case_id = known.case_id;
    for (const auto& written : ledger::entries_of(tx, context.organisation_id(), known.case_id)) {
        auto entry = store::read_case_entry(written);
        if (std::holds_alternative<cases::PromiseBroken>(entry.event)) {
            cases::apply(fold, entry);
            continue;
        }
        step.before = fold;
        cases::apply(fold, entry);
        step.entry = std::move(entry);
        step.at = written.at;
    }
    return step;
}

base::Result<cases::Case> undo_step(db::WriteTx& tx, Context& context, const Caller& caller,
                                    const std::string& case_id) {
    const auto known = find_seen_case(tx, context, caller, case_id);
    if (!known) return base::Refusal{"no_such_case", {{"case", case_id}}};
    const auto step = last_step_of(tx, context, *known);
    const auto event = cases::decide_undo(step.before, step.entry);
    if (!event) return event.refusal();
    if (step.entry.actor != caller.actor) return base::Refusal{"not_own_step"};
    const auto now = context.now();
    if (now - step.at > kUndoWithin) {
        return base::Refusal{"undo_too_late", {{"at", base::to_rfc3339(step.at)}}};
    }
    auto after = *known;
    CaseRecorder recorder{tx, context, now};
    recorder.record(after, {now, caller.actor, *event});
    recorder.update(*known, after);
    recorder.finish();
    return after;
}

}  // namespace flows
