#include <algorithm>

#include "domain/promises/promise.hpp"

namespace promises {
namespace {

std::optional<Instant> settled_at(const Promise& promise, const cases::Case& known) {
    switch (promise.event) {
        case Promise::Event::Responded:
            return known.responded_at;
        case Promise::Event::Resolved:
            return known.first_resolved_at;
        case Promise::Event::Closed:
            return known.closed_at;
    }
    return std::nullopt;
}

bool waits_for_customer(const cases::Case& known) {
    return known.waiting_for == "customer" && known.waiting_since_at;
}

/// Every second counts but those of a pause.
Instant elapsed_due(Instant from, std::int64_t seconds, const calendar::Pauses& pauses) {
    auto due = from + std::chrono::seconds{seconds};
    for (const auto& pause : pauses) {
        const auto begins = std::max(pause.from_at, from);
        if (begins >= due || pause.to_at <= begins) continue;
        due += pause.to_at - begins;
    }
    return due;
}

bool contains(const std::vector<std::string>& words, const std::string& word) {
    return words.empty() || std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

std::string_view to_word(Standing::Outcome outcome) {
    switch (outcome) {
        case Standing::Outcome::Kept:
            return "kept";
        case Standing::Outcome::Broken:
            return "broken";
        case Standing::Outcome::Open:
            break;
    }
    return "open";
}

bool Promise::covers(const cases::Case& known) const {
    return kind == Kind::Deadline && contains(kinds, known.kind) && contains(priorities, known.priority);
}

calendar::Pauses pauses_of(const cases::Case& known, std::optional<Instant> until) {
    std::vector<calendar::Pause> pauses;
    for (const auto& pause : known.pauses) pauses.push_back({pause.from, pause.to});
    if (until && waits_for_customer(known) && *until > *known.waiting_since_at) {
        pauses.push_back({*known.waiting_since_at, *until});
    }
    return calendar::Pauses{std::move(pauses)};
}

base::Result<Standing> standing(const Promise& promise, const cases::Case& known, const Clocks& clocks) {
    Standing result{.settled_at = settled_at(promise, known)};
    const auto pauses = promise.pauses_for_customer ? pauses_of(known, std::nullopt) : calendar::Pauses{};
    Instant due;
    if (promise.calendar.empty()) {
        due = elapsed_due(known.opened_at, promise.seconds, pauses);
    } else {
        const auto* clock = clocks(promise.calendar);
        if (clock == nullptr) return base::Refusal{"no_such_calendar", {{"calendar", promise.calendar}}};
        const auto added = clock->add(known.opened_at, promise.seconds, pauses);
        if (!added) return added.refusal();
        due = *added;
    }
    // While the customer is waited for, time that was left stays left; what had run out before has run out.
    const bool paused =
        !result.settled_at && promise.pauses_for_customer && waits_for_customer(known) && due > *known.waiting_since_at;
    if (!paused) result.due_at = due;
    if (result.settled_at) {
        result.outcome = *result.settled_at <= due ? Standing::Outcome::Kept : Standing::Outcome::Broken;
    }
    return result;
}

}  // namespace promises
