#pragma once

#include "base/result.hpp"
#include "domain/cases/events.hpp"
#include "flows/context.hpp"

namespace flows {

/// How long a step of one's own can be taken back.
constexpr std::chrono::minutes kUndoWithin{10};

/// The last thing that happened to a case, and the case as it stood before. A promise that broke since is passed over:
/// it is evidence, and changes nothing.
struct LastStep {
    cases::Case before;
    cases::Entry entry;
    base::Instant at;  ///< when it was written down

    std::int64_t revision() const { return before.revision + 1; }
};
LastStep last_step_of(const db::ReadTx& tx, const Context& context, const cases::Case& known);

/// Takes the caller's own last step on a case back; what the case was before stands in the entry.
/// Refuses with: no_such_case, not_undoable, not_own_step, undo_too_late.
base::Result<cases::Case> undo_step(db::WriteTx& tx, Context& context, const Caller& caller,
                                    const std::string& case_id);

}  // namespace flows
