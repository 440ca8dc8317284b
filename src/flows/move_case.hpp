#pragma once

#include "base/result.hpp"
#include "domain/cases/decide.hpp"
#include "flows/context.hpp"

namespace flows {

struct MoveCase {
    std::string case_id;
    std::string move;
    std::optional<base::Instant> happened_at;  ///< when it truly happened; now where absent
    cases::Text person;
    cases::Text outlet;
    cases::Text waiting_for;
    std::string text;  ///< what was said, or why
};

/// Makes one move of the case's process.
/// Refuses with: no_such_case, happened_in_future, not_permitted (the book names other roles), unknown_move,
/// move_not_allowed, move_incomplete, happened_before_opening.
base::Result<cases::Case> move_case(db::WriteTx& tx, Context& context, const Caller& caller, const MoveCase& asked);

struct RateCase {
    std::string case_id;
    std::int64_t score = 0;
    std::string comment;
};
/// Keeps the customer's rating. Refuses with: no_such_case, not_rateable, already_rated.
base::Result<cases::Case> rate_case(db::WriteTx& tx, Context& context, const Caller& caller, const RateCase& asked);

struct MergeCase {
    std::string duplicate_id;
    std::string into;    ///< the case that goes on, by id or number
    std::string reason;  ///< kept with the duplicate's entry
};
/// Joins a duplicate into the case that goes on.
/// Refuses with: no_such_case, merge_with_itself, already_merged, survivor_is_merged, kinds_differ.
base::Result<cases::Case> merge_case(db::WriteTx& tx, Context& context, const Caller& caller, const MergeCase& asked);
/// Takes a merge back. Refuses with: no_such_case, not_merged.
base::Result<cases::Case> undo_merge(db::WriteTx& tx, Context& context, const Caller& caller,
                                     const std::string& duplicate_id);

}  // namespace flows
