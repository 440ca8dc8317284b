#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/time.hpp"

namespace cases {

using base::Instant;
using Text = std::optional<std::string>;
using At = std::optional<Instant>;

/// Where a case stands. Stored as the words of to_word().
enum class State { Open, Responded, Assigned, Waiting, Resolved, Closed, Merged };

std::string_view to_word(State state);
std::optional<State> state_from(std::string_view word);
/// True while somebody still has to do something: not resolved, closed or merged.
bool is_running(State state);

/// The readable number of the n-th case of a prefix and local day: WX-20261122-0042.
std::string case_number(std::string_view prefix, base::Date opened_on, std::int64_t serial);

/// A personal value (a name, a number, what somebody wrote) is kept beside the ledger; entries hold only this.
struct PersonalRef {
    std::string field;  ///< subject, description, contact_name, contact_mobile, text, comment
    std::string personal_id;
    std::string hash;  ///< SHA-256 of salt and value, in hexadecimal
};

/// A time during which the case waited for the customer: it does not count against our promises.
struct Pause {
    Instant from;
    Instant to;
};

/// A case as it stands: the fold of its ledger entries. A case is one matter of one customer, with one owner and one
/// thread; not a visit, not a call.
struct Case {
    std::string case_id;
    std::string number;  ///< readable: WX-20261122-0042
    std::string kind;    ///< the word of a process book: consultation, complaint, repair, return ...
    State state = State::Open;
    std::string priority;  ///< normal, emergency
    std::string channel;   ///< hotline, portal, api, import ...
    Text product;
    Text serial;
    Text outlet;
    Text person;  ///< whom it is assigned to
    Text region;
    Instant opened_at;
    At responded_at;  ///< the first answer of a human being to the customer
    At assigned_at;
    At first_resolved_at;
    At resolved_at;  ///< the resolution in force; none after a reopening
    At closed_at;
    At reopened_at;
    Text waiting_for;  ///< customer, parts, third_party
    At waiting_since_at;
    At due_at;  ///< a time limit that came from outside, with an imported log
    std::int64_t handover_count = 0;
    std::int64_t wait_count = 0;
    std::int64_t reopened_count = 0;
    std::int64_t waited_customer_us = 0;
    std::optional<std::int64_t> rating;  ///< 1 to 5, the customer's
    Text rework_of;                      ///< the repair of the same unit, at most 30 days before
    Text merged_into;
    Text source;  ///< where an imported case comes from, and its name there
    Text source_key;
    std::vector<Pause> pauses;
    std::vector<PersonalRef> personal;
    std::vector<std::string> unmatched;  ///< which of product, serial, outlet are not in the files
    std::vector<std::string> merged;     ///< the duplicates that were joined into this one
    std::vector<std::pair<std::string, std::string>> attributes;
    State state_before_merge = State::Open;
    std::int64_t revision = 0;  ///< how many entries made it
};

/// Where a case goes on after a wait or a reopening.
State state_to_go_on(const Case& known);

}  // namespace cases
