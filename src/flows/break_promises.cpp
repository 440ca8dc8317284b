#include "flows/break_promises.hpp"

#include "base/check.hpp"
#include "flows/record_case.hpp"
#include "ledger/seal.hpp"
#include "store/running_store.hpp"

namespace flows {
namespace {

using Outcome = promises::Standing::Outcome;

/// One flow that breaks promises.
class Breaking {
public:
    Breaking(db::WriteTx& tx, Context& context)
        : tx_(tx),
          organisation_(context.organisation_id()),
          now_(context.now()),
          books_(context.books()),
          recorder_(tx, context, now_) {}

    void take(const promises::DueClock& clock) {
        auto known = store::find_running_case(tx_, organisation_, clock.case_id);
        if (!known) return;
        const auto* promise = books_->find_promise(clock.promise_id);
        const bool is_made = promise != nullptr && promise->covers(*known) && known->state != cases::State::Merged;
        if (!is_made) return store::delete_open_promise(tx_, organisation_, {clock.case_id, clock.promise_id});
        const auto computed = promises::standing(*promise, *known, books_->clock_finder());
        // A calendar without working time never lets a clock run out.
        const auto stands = computed ? *computed : promises::Standing{};
        if (stands.outcome == Outcome::Open && stands.due_at && *stands.due_at < now_) {
            break_one(*known, clock.promise_id, *stands.due_at);
        } else {
            set_right(*known, clock.promise_id, stands);
        }
    }
    DueOutcome finish() {
        recorder_.finish();
        return std::move(outcome_);
    }

private:
    store::CasePromise row_of(const cases::Case& known, const std::string& promise_id,
                              const promises::Standing& standing) const {
        return {known.case_id, promise_id, standing, cases::is_running(known.state) && !standing.settled_at};
    }

    void break_one(cases::Case& known, const std::string& promise_id, base::Instant due_at) {
        const store::PromiseKey key{known.case_id, promise_id};
        const auto open = row_of(known, promise_id, {.due_at = due_at});
        const auto claimed = store::claim_case_promise(tx_, organisation_, key);
        if (!claimed && !store::add_case_promise(tx_, organisation_, open)) return;
        if (claimed && claimed->due_at != due_at) store::put_case_promise(tx_, organisation_, open);
        store::break_case_promise(tx_, organisation_, key);
        recorder_.record(known, {now_, "system", cases::PromiseBroken{promise_id, due_at}});
        store::count_entry(tx_, organisation_, known.case_id);
        outcome_.broken.push_back({known.case_id, promise_id, due_at});
    }

    void set_right(const cases::Case& known, const std::string& promise_id, const promises::Standing& standing) {
        const auto claimed = store::claim_case_promise(tx_, organisation_, {known.case_id, promise_id});
        if (!claimed) return;
        if (claimed->due_at != standing.due_at || standing.outcome != Outcome::Open) {
            store::put_case_promise(tx_, organisation_, row_of(known, promise_id, standing));
        }
        if (standing.outcome == Outcome::Open && standing.due_at) {
            outcome_.later.push_back({known.case_id, promise_id, *standing.due_at});
        }
    }

    db::WriteTx& tx_;
    std::int64_t organisation_;
    base::Instant now_;
    std::shared_ptr<const Books> books_;
    CaseRecorder recorder_;
    DueOutcome outcome_;
};

}  // namespace

DueOutcome break_promises(db::WriteTx& tx, Context& context, std::span<const promises::DueClock> due) {
    Breaking breaking{tx, context};
    for (const auto& clock : due) breaking.take(clock);
    return breaking.finish();
}

std::vector<promises::DueClock> due_in_store(const db::ReadTx& tx, const Context& context, std::int64_t limit) {
    std::vector<promises::DueClock> due;
    const auto now = context.now();
    for (auto& row : store::next_due(tx, context.organisation_id(), limit)) {
        if (*row.standing.due_at >= now) break;
        due.push_back({std::move(row.case_id), std::move(row.promise_id), *row.standing.due_at});
    }
    return due;
}

int seal_ledger(db::WriteTx& tx, Context& context, const std::string& key_secret) {
    const auto key = ledger::key_from_secret(key_secret);
    CHECK(key);
    return ledger::seal(tx, context.organisation_id(), *key, context.now());
}

}  // namespace flows
