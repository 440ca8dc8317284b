#include "flows/record_case.hpp"

#include <algorithm>

#include "base/failure.hpp"
#include "flows/repair_of_case.hpp"
#include "store/case_payload.hpp"
#include "store/case_store.hpp"

namespace flows {

using Outcome = promises::Standing::Outcome;

CaseRecorder::CaseRecorder(db::WriteTx& tx, Context& context, base::Instant now)
    : tx_(tx), context_(context), books_(context.books()), now_(now), appender_(tx, context.organisation_id(), now) {}

void CaseRecorder::record(cases::Case& known, const cases::Entry& entry) {
    payload_.clear();
    actor_ = entry.actor;
    store::append_payload(payload_, entry);
    appender_.append({.happened_at = entry.happened_at,
                      .actor = entry.actor,
                      .subject_kind = "case",
                      .subject_id = known.case_id,
                      .type = store::entry_type(entry.event),
                      .payload = payload_});
    cases::apply(known, entry);
}

void CaseRecorder::insert(const cases::Case& known) {
    store::insert_case(tx_, context_.organisation_id(), known);
    count(known, 1);
    put_promises(nullptr, known);
}

void CaseRecorder::update(const cases::Case& before, const cases::Case& after) {
    store::update_case(tx_, context_.organisation_id(), after);
    if (before.state != after.state || before.kind != after.kind) {
        count(before, -1);
        count(after, 1);
    }
    put_promises(&before, after);
    const bool is_other_repair =
        before.resolved_at != after.resolved_at || before.first_resolved_at != after.first_resolved_at;
    if (is_other_repair) note_repair(tx_, context_, appender_, after, actor_);
}

void CaseRecorder::count(const cases::Case& known, std::int64_t change) {
    counts_[{known.kind, known.state}] += change;
}

void CaseRecorder::finish() {
    for (const auto& [key, change] : counts_) {
        if (change == 0) continue;
        store::add_to_count(tx_, context_.organisation_id(),
                            {key.first, std::string{cases::to_word(key.second)}, change});
    }
    counts_.clear();
}

void CaseRecorder::release(const store::CasePromise& promise) {
    const auto organisation = context_.organisation_id();
    if (promise.standing.outcome == Outcome::Open) {
        store::delete_case_promise(tx_, organisation, promise.case_id, promise.promise_id);
    } else if (promise.running) {
        store::put_case_promise(tx_, organisation, {promise.case_id, promise.promise_id, promise.standing, false});
    }
}

void CaseRecorder::put_promises(const cases::Case* before, const cases::Case& known) {
    const auto organisation = context_.organisation_id();
    const bool is_new = before == nullptr;
    const auto rows =
        is_new ? std::vector<store::CasePromise>{} : store::promises_of_case(tx_, organisation, known.case_id);
    const auto find = [&](const std::string& id) {
        return std::find_if(rows.begin(), rows.end(), [&](const auto& promise) { return promise.promise_id == id; });
    };
    for (const auto& promise : books_->promises) {
        const auto stood = find(promise.id);
        if (!promise.covers(known)) {
            if (stood != rows.end()) release(*stood);
            continue;
        }
        // A duplicate's promises are kept or broken on the case that goes on.
        if (known.state == cases::State::Merged) {
            if (stood != rows.end()) store::delete_case_promise(tx_, organisation, known.case_id, promise.id);
            continue;
        }
        auto standing = promises::standing(promise, known, books_->clock_finder());
        if (!standing) throw base::Failure("promise " + promise.id + ": " + standing.refusal().code);
        const bool was_broken = stood != rows.end() && stood->standing.outcome == Outcome::Broken;
        const bool is_past = standing->due_at && *standing->due_at < now_;
        // What is promised to a case from some day on is not broken because the case is older than that.
        const bool is_promised_late = !is_new && stood == rows.end() && before->state != cases::State::Merged;
        if (is_promised_late && is_past) continue;
        // An imported case comes with a past that nobody is warned of any more; a living one is broken by its clock.
        if (standing->outcome == Outcome::Open && is_past && (is_new || was_broken))
            standing->outcome = Outcome::Broken;
        const bool running = cases::is_running(known.state) && !standing->settled_at;
        if (stood != rows.end() && stood->standing == *standing && stood->running == running) continue;
        store::put_case_promise(tx_, organisation, {known.case_id, promise.id, *standing, running});
    }
}

}  // namespace flows
