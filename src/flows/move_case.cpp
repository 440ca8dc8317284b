#include "flows/move_case.hpp"

#include <algorithm>

#include "flows/fees/approvals.hpp"
#include "flows/record_case.hpp"
#include "flows/show_case.hpp"
#include "store/case_store.hpp"
#include "store/personal_store.hpp"

namespace flows {
namespace {

base::Refusal no_such_case(const std::string& id) {
    return {"no_such_case", {{"case", id}}};
}

std::vector<cases::PersonalRef> keep(db::WriteTx& tx, Context& context, const std::string& case_id,
                                     const std::pair<std::string_view, const std::string&>& field_and_text) {
    if (field_and_text.second.empty()) return {};
    return {store::keep_personal(tx, context.organisation_id(), {case_id, field_and_text.first, field_and_text.second},
                                 {context.ids, context.random, context.now()})};
}

/// A move that names no roles is open to everyone who works on cases.
bool may_move(const cases::Process& process, const std::string& name, const Caller& caller) {
    const auto* move = process.find(name);
    if (move == nullptr || move->roles.empty() || caller.role == "admin") return true;
    return std::find(move->roles.begin(), move->roles.end(), caller.role) != move->roles.end();
}

cases::Case write_one(db::WriteTx& tx, Context& context, const cases::Case& before, const cases::Entry& entry) {
    auto after = before;
    CaseRecorder recorder{tx, context, context.now()};
    recorder.record(after, entry);
    recorder.update(before, after);
    recorder.finish();
    return after;
}

/// A duplicate and the case that goes on.
struct Pair {
    cases::Case duplicate;
    cases::Case survivor;
};

/// Both sides of a merge, or of its undoing, in one flow; gives the duplicate.
cases::Case write_merge(db::WriteTx& tx, Context& context, const Pair& before, const cases::Entry& on_duplicate,
                        const cases::Event& on_survivor) {
    auto after = before;
    CaseRecorder recorder{tx, context, context.now()};
    recorder.record(after.duplicate, on_duplicate);
    recorder.record(after.survivor, {on_duplicate.happened_at, on_duplicate.actor, on_survivor});
    recorder.update(before.duplicate, after.duplicate);
    recorder.update(before.survivor, after.survivor);
    recorder.finish();
    return after.duplicate;
}

}  // namespace

base::Result<cases::Event> decide_move(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                       const cases::Case& before, const MoveCase& asked) {
    const auto now = context.now();
    const auto happened_at = asked.happened_at.value_or(now);
    if (happened_at > now) return base::Refusal{"happened_in_future", {{"now", base::to_rfc3339(now)}}};
    const auto books = context.books();
    const auto process = books->processes.find(before.kind);
    if (process == books->processes.end()) return base::Refusal{"unknown_kind", {{"kind", before.kind}}};
    if (!may_move(process->second, asked.move, caller)) {
        return base::Refusal{"not_permitted", {{"role", caller.role}, {"move", asked.move}}};
    }
    auto event = cases::decide_move(process->second, before,
                                    {.move = asked.move,
                                     .happened_at = happened_at,
                                     .person = asked.person,
                                     .outlet = asked.outlet,
                                     .waiting_for = asked.waiting_for,
                                     .has_text = !asked.text.empty()});
    if (!event) return event;
    const auto settled = require_fees_settled(tx, context, before, *process->second.find(asked.move));
    return settled ? event : settled.refusal();
}

std::vector<cases::PersonalRef> keep_text(db::WriteTx& tx, Context& context, const std::string& case_id,
                                          const std::string& text) {
    return keep(tx, context, case_id, {"text", text});
}

base::Result<cases::Case> move_case(db::WriteTx& tx, Context& context, const Caller& caller, const MoveCase& asked) {
    const auto before = find_seen_case(tx, context, caller, asked.case_id);
    if (!before) return no_such_case(asked.case_id);
    const auto event = decide_move(tx, context, caller, *before, asked);
    if (!event) return event.refusal();
    return write_one(tx, context, *before,
                     {asked.happened_at.value_or(context.now()), caller.actor, *event,
                      keep_text(tx, context, before->case_id, asked.text)});
}

base::Result<cases::Case> rate_case(db::WriteTx& tx, Context& context, const Caller& caller, const RateCase& asked) {
    const auto before = find_seen_case(tx, context, caller, asked.case_id);
    if (!before) return no_such_case(asked.case_id);
    const auto event = cases::decide_rating(*before, asked.score);
    if (!event) return event.refusal();
    return write_one(
        tx, context, *before,
        {context.now(), caller.actor, *event, keep(tx, context, before->case_id, {"comment", asked.comment})});
}

base::Result<cases::Case> merge_case(db::WriteTx& tx, Context& context, const Caller& caller, const MergeCase& asked) {
    const auto duplicate = find_seen_case(tx, context, caller, asked.duplicate_id);
    if (!duplicate) return no_such_case(asked.duplicate_id);
    const auto survivor = find_seen_case(tx, context, caller, asked.into);
    if (!survivor) return no_such_case(asked.into);
    const auto merge = cases::decide_merge(*duplicate, *survivor);
    if (!merge) return merge.refusal();
    return write_merge(
        tx, context, {*duplicate, *survivor},
        {context.now(), caller.actor, merge->on_duplicate, keep_text(tx, context, duplicate->case_id, asked.reason)},
        merge->on_survivor);
}

base::Result<cases::Case> undo_merge(db::WriteTx& tx, Context& context, const Caller& caller,
                                     const std::string& duplicate_id) {
    const auto duplicate = find_seen_case(tx, context, caller, duplicate_id);
    if (!duplicate) return no_such_case(duplicate_id);
    const auto undo = cases::decide_merge_undo(*duplicate);
    if (!undo) return undo.refusal();
    const auto survivor = store::find_case(tx, context.organisation_id(), *duplicate->merged_into);
    if (!survivor) return no_such_case(*duplicate->merged_into);
    return write_merge(tx, context, {*duplicate, *survivor}, {context.now(), caller.actor, undo->on_duplicate},
                       undo->on_survivor);
}

}  // namespace flows
