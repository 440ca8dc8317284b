#pragma once

#include <variant>

#include "domain/cases/case.hpp"

namespace cases {

/// What can happen to a case. An event carries every value that apply() needs, so that a fold reads no rulebook; where
/// it changes the state, `to` is the state after it.
struct Opened {
    std::string number;
    std::string kind;
    std::string priority;
    std::string channel;
    Text product;
    Text serial;
    Text outlet;
    Text person;
    Text region;
    At due_at;
    Text rework_of;
    Text source;
    Text source_key;
    std::vector<PersonalRef> personal;
    std::vector<std::string> unmatched;
    std::vector<std::pair<std::string, std::string>> attributes;
};
struct Responded {
    State to;
};
struct Assigned {
    State to;
    Text person;
    Text outlet;
};
struct Waited {
    State to;
    std::string waiting_for;
};
struct Resumed {
    State to;
};
struct Resolved {
    State to;
};
struct Closed {
    State to;
};
struct Reopened {
    State to;
};
struct Noted {};
/// What an imported log says of the case by now, where it differs from what it said before.
struct Described {
    Text product;
    Text outlet;
    Text person;
    Text region;
    At due_at;
    std::vector<std::pair<std::string, std::string>> attributes;
};
struct Rated {
    std::int64_t score;  ///< 1 to 5
};
/// On the duplicate; the case that goes on gets Joined.
struct Merged {
    std::string into;
};
struct Joined {
    std::string case_id;
};
struct MergeUndone {
    State to;
};
struct Parted {
    std::string case_id;
};
/// A deadline promise passed its due time unfulfilled. Evidence only: the fold does not change.
struct PromiseBroken {
    std::string promise_id;
    Instant due_at;
};
/// Somebody set how urgent the case is.
struct Prioritised {
    std::string priority;  ///< normal, emergency
};
/// A step was taken back: the case stands again as it did before its revision `undone_revision`. Every value that a
/// step can change is in here.
struct Restored {
    State to;
    std::string priority;
    Text outlet;
    Text person;
    At responded_at;
    At assigned_at;
    At first_resolved_at;
    At resolved_at;
    At closed_at;
    At reopened_at;
    Text waiting_for;
    At waiting_since_at;
    std::int64_t handover_count = 0;
    std::int64_t wait_count = 0;
    std::int64_t reopened_count = 0;
    std::int64_t waited_customer_us = 0;
    std::vector<Pause> pauses;
    std::int64_t undone_revision = 0;
};

/// The work itself has begun; nothing chargeable begins before the customer's consent. Who begins has answered the
/// customer.
struct Started {
    State to;
};

using Event = std::variant<Opened, Responded, Assigned, Waited, Resumed, Resolved, Closed, Reopened, Noted, Described,
                           Rated, Merged, Joined, MergeUndone, Parted, PromiseBroken, Prioritised, Restored, Started>;

/// One row of somebody else's log, as it stood there: kept so that a second import knows it again.
struct Imported {
    std::string activity;
    std::string resource;
    std::int64_t occurrence = 1;  ///< real logs repeat rows: this is the n-th of its like
};

/// An event with who and when.
struct Entry {
    Instant happened_at;
    std::string actor;
    Event event;
    std::vector<PersonalRef> personal = {};  ///< what was said or why, and other texts that came with it
    std::optional<Imported> imported = {};
    std::string bulk_id = {};  ///< of the action on many cases that it is part of
};

/// The case after the entry.
void apply(Case& known, const Entry& entry);

}  // namespace cases
