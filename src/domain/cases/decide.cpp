#include "domain/cases/decide.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace cases {
namespace {

using base::Refusal;

/// Who answers a case that nobody is assigned to makes it an answered one.
State state_after(const Case& known, const MoveCommand& command) {
    const auto next = state_to_go_on(known);
    const bool answers = command.move == "respond" || command.move == "start";
    return next == State::Open && answers ? State::Responded : next;
}

/// The words of what is asked for and not given.
std::vector<std::string> missing(const Move& move, const MoveCommand& command) {
    std::vector<std::string> lacking;
    for (const auto& need : move.needs) {
        const bool given = (need == "person" && command.person) || (need == "outlet" && command.outlet) ||
                           (need == "person_or_outlet" && (command.person || command.outlet)) ||
                           (need == "for" && command.waiting_for) ||
                           ((need == "text" || need == "reason") && command.has_text);
        if (!given) lacking.push_back(need);
    }
    return lacking;
}

Event make_event(const Move& move, State to, const MoveCommand& command) {
    if (move.name == "respond") return Responded{to};
    if (move.name == "assign") return Assigned{to, command.person, command.outlet};
    if (move.name == "start") return Started{to};
    if (move.name == "wait") return Waited{to, command.waiting_for.value_or("customer")};
    if (move.name == "resume") return Resumed{to};
    if (move.name == "resolve") return Resolved{to};
    if (move.name == "close") return Closed{to};
    if (move.name == "reopen") return Reopened{to};
    return Noted{};
}

/// What somebody did with the case by hand, and what nothing else hangs on.
bool is_step(const Entry& entry) {
    const auto& event = entry.event;
    const bool is_move = std::holds_alternative<Responded>(event) || std::holds_alternative<Assigned>(event) ||
                         std::holds_alternative<Waited>(event) || std::holds_alternative<Resumed>(event) ||
                         std::holds_alternative<Resolved>(event) || std::holds_alternative<Closed>(event) ||
                         std::holds_alternative<Reopened>(event) || std::holds_alternative<Prioritised>(event) ||
                         std::holds_alternative<Started>(event);
    return is_move && !entry.imported;
}

}  // namespace

base::Result<Event> decide_move(const Process& process, const Case& known, const MoveCommand& command) {
    const auto* move = process.find(command.move);
    if (move == nullptr) return Refusal{"unknown_move", {{"move", command.move}, {"kind", process.kind}}};
    if (std::find(move->from.begin(), move->from.end(), known.state) == move->from.end()) {
        return Refusal{"move_not_allowed",
                       {{"move", command.move},
                        {"state", std::string{to_word(known.state)}},
                        {"allowed", fmt::format("{}", fmt::join(process.moves_from(known.state), ", "))}}};
    }
    if (const auto lacking = missing(*move, command); !lacking.empty()) {
        return Refusal{"move_incomplete",
                       {{"move", command.move}, {"needs", fmt::format("{}", fmt::join(lacking, ", "))}}};
    }
    if (command.happened_at < known.opened_at) {
        return Refusal{"happened_before_opening", {{"opened_at", base::to_rfc3339(known.opened_at)}}};
    }
    return make_event(*move, move->to.value_or(state_after(known, command)), command);
}

base::Result<Event> decide_rating(const Case& known, std::int64_t score) {
    if (is_running(known.state) || known.state == State::Merged) {
        return Refusal{"not_rateable", {{"state", std::string{to_word(known.state)}}}};
    }
    if (known.rating) return Refusal{"already_rated", {{"rating", std::to_string(*known.rating)}}};
    return Event{Rated{score}};
}

base::Result<Merge> decide_merge(const Case& duplicate, const Case& survivor) {
    if (duplicate.case_id == survivor.case_id) return Refusal{"merge_with_itself"};
    if (duplicate.state == State::Merged)
        return Refusal{"already_merged", {{"into", duplicate.merged_into.value_or("")}}};
    if (survivor.state == State::Merged)
        return Refusal{"survivor_is_merged", {{"into", survivor.merged_into.value_or("")}}};
    if (duplicate.kind != survivor.kind) {
        return Refusal{"kinds_differ", {{"kind", duplicate.kind}, {"other_kind", survivor.kind}}};
    }
    return Merge{Merged{survivor.case_id}, Joined{duplicate.case_id}};
}

base::Result<Merge> decide_merge_undo(const Case& duplicate) {
    if (duplicate.state != State::Merged) return Refusal{"not_merged"};
    return Merge{MergeUndone{duplicate.state_before_merge}, Parted{duplicate.case_id}};
}

base::Result<Event> decide_priority(const Case& known, const std::string& priority) {
    if (!is_running(known.state)) {
        return Refusal{"not_prioritisable", {{"state", std::string{to_word(known.state)}}}};
    }
    if (known.priority == priority) return Refusal{"priority_unchanged", {{"priority", priority}}};
    return Event{Prioritised{priority}};
}

base::Result<Event> decide_undo(const Case& before, const Entry& undone) {
    if (!is_step(undone)) return Refusal{"not_undoable"};
    return Event{Restored{.to = before.state,
                          .priority = before.priority,
                          .outlet = before.outlet,
                          .person = before.person,
                          .responded_at = before.responded_at,
                          .assigned_at = before.assigned_at,
                          .first_resolved_at = before.first_resolved_at,
                          .resolved_at = before.resolved_at,
                          .closed_at = before.closed_at,
                          .reopened_at = before.reopened_at,
                          .waiting_for = before.waiting_for,
                          .waiting_since_at = before.waiting_since_at,
                          .handover_count = before.handover_count,
                          .wait_count = before.wait_count,
                          .reopened_count = before.reopened_count,
                          .waited_customer_us = before.waited_customer_us,
                          .pauses = before.pauses,
                          .undone_revision = before.revision + 1}};
}

}  // namespace cases
