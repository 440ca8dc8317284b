#pragma once

#include <functional>
#include <memory>

#include "base/result.hpp"
#include "domain/calendar/clock.hpp"
#include "domain/cases/case.hpp"
#include "domain/cases/process.hpp"
#include "rules/node.hpp"

namespace promises {

using base::Instant;

/// A measurable commitment to a kind of customer. A deadline stands on each case in its scope and has a due time; a
/// mean or a share is kept or broken over a month, by the measure it names.
struct Promise {
    enum class Kind { Deadline, Mean, Share };
    enum class Event { Responded, Resolved, Closed };

    std::string id;
    Kind kind = Kind::Share;
    cases::Bilingual title;
    std::string measure;  ///< the measure that says how far it is kept
    double target = 0;    ///< a share from 0 to 1, or a mean in the measure's unit
    bool higher_is_better = true;
    std::string source;

    // A deadline only:
    Event event = Event::Responded;
    std::int64_t seconds = 0;
    std::string calendar;  ///< the book whose working time counts; empty: every second that passes
    bool pauses_for_customer = true;
    std::vector<std::string> kinds;       ///< of cases; empty: every kind
    std::vector<std::string> priorities;  ///< empty: every priority

    bool covers(const cases::Case& known) const;
};

/// Reads a promise book; strict, every complaint with line and column.
std::vector<Promise> read_promises(const rules::Node& book);

/// Gives the clock of a calendar book, or nothing where no such book is in force.
using Clocks = std::function<const calendar::Clock*(std::string_view book_id)>;

/// How a deadline stands on a case.
struct Standing {
    enum class Outcome { Open, Kept, Broken };
    std::optional<Instant> due_at;      ///< none while the case waits for the customer: nobody knows until when
    std::optional<Instant> settled_at;  ///< when what was promised happened
    Outcome outcome = Outcome::Open;

    bool operator==(const Standing&) const = default;
};

std::string_view to_word(Standing::Outcome outcome);

/// The earliest event of the promised kind settles it; it was kept when that was not after the due time. A first
/// resolution counts even if the case was reopened later. Waiting for the customer shifts the due time; waiting for our
/// own parts never does. Refuses with: no_such_calendar, no_working_time.
base::Result<Standing> standing(const Promise& promise, const cases::Case& known, const Clocks& clocks);

/// The pauses that shift the due time: every wait for the customer that has ended, and the one that lasts, up to `now`.
calendar::Pauses pauses_of(const cases::Case& known, std::optional<Instant> until);

}  // namespace promises
