#pragma once

#include "base/result.hpp"
#include "domain/cases/events.hpp"
#include "domain/cases/process.hpp"

namespace cases {

/// What somebody wants done with a case.
struct MoveCommand {
    std::string move;
    Instant happened_at;
    Text person;
    Text outlet;
    Text waiting_for;
    bool has_text = false;  ///< a text or a reason was given
};

/// The event that the move makes.
/// Refuses with, in this order: unknown_move, move_not_allowed, move_incomplete, happened_before_opening.
base::Result<Event> decide_move(const Process& process, const Case& known, const MoveCommand& command);

/// Refuses with: not_rateable (still running), already_rated.
base::Result<Event> decide_rating(const Case& known, std::int64_t score);

/// The events of a merge: one on the duplicate, one on the case that goes on.
struct Merge {
    Event on_duplicate;
    Event on_survivor;
};
/// Refuses with: merge_with_itself, already_merged, survivor_is_merged, kinds_differ.
base::Result<Merge> decide_merge(const Case& duplicate, const Case& survivor);
/// Refuses with: not_merged.
base::Result<Merge> decide_merge_undo(const Case& duplicate);

/// Refuses with: not_prioritisable (ended or merged), priority_unchanged.
base::Result<Event> decide_priority(const Case& known, const std::string& priority);

/// Takes the step `undone` back, given the case as it stood before it.
/// Refuses with: not_undoable (the entry is no step: an opening, a rating, a merge, an import).
base::Result<Event> decide_undo(const Case& before, const Entry& undone);

}  // namespace cases
