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

/// What the move would do to the case; writes nothing. Refuses with: happened_in_future, unknown_kind, not_permitted
/// (the book names other roles), unknown_move, move_not_allowed, move_incomplete, happened_before_opening, and with
/// what require_fees_settled() refuses: consent_missing, fee_forbidden, sign_off_missing.
base::Result<cases::Event> decide_move(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                       const cases::Case& before, const MoveCase& asked);
/// What somebody wrote with a step, as the entry refers to it; nothing for an empty text.
std::vector<cases::PersonalRef> keep_text(db::WriteTx& tx, Context& context, const std::string& case_id,
                                          const std::string& text);

/// Makes one move of the case's process. Refuses with: no_such_case, and with what decide_move() refuses.
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
