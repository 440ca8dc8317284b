#pragma once

#include <map>
#include <optional>
#include <vector>

#include "domain/cases/events.hpp"
#include "flows/context.hpp"
#include "ledger/append.hpp"
#include "store/promise_store.hpp"

namespace flows {

/// Writes what happened to cases within one flow: each event becomes a ledger entry and is folded into the case; the
/// row, its promises and the counts follow from the fold. Every flow that changes a case does it through here.
class CaseRecorder {
public:
    CaseRecorder(db::WriteTx& tx, Context& context, base::Instant now);

    /// Appends the entry and folds it in.
    void record(cases::Case& known, const cases::Entry& entry);
    /// Writes the row of a new case, or of a changed one, with its promises; a repair that was resolved, or is no
    /// longer, is noted on its unit.
    void insert(const cases::Case& known);
    void update(const cases::Case& before, const cases::Case& after);
    /// Writes the counts of the flow; to be called once, at its end.
    void finish();

    /// Entries from here on are written as of a later time: only the demo company, which plays years, needs it.
    void pass_to(base::Instant now) {
        now_ = now;
        appender_.pass_to(now);
    }
    ledger::Appender& appender() { return appender_; }
    base::Instant now() const { return now_; }

private:
    /// `before` is null for a new case.
    void put_promises(const cases::Case* before, const cases::Case& known);
    /// A promise that is no longer made to the case: what was kept or broken stays so, and no clock runs.
    void release(const store::CasePromise& promise);
    void count(const cases::Case& known, std::int64_t change);

    db::WriteTx& tx_;
    Context& context_;
    std::shared_ptr<const Books> books_;
    base::Instant now_;
    ledger::Appender appender_;
    std::string payload_;
    std::string actor_;  ///< of the newest entry
    std::map<std::pair<std::string, cases::State>, std::int64_t> counts_;
};

}  // namespace flows
