#pragma once

#include <optional>
#include <vector>

#include "flows/demo/outlets.hpp"
#include "flows/demo/roster.hpp"
#include "flows/demo/season.hpp"
#include "flows/demo/topics.hpp"
#include "flows/demo/units.hpp"

namespace flows::demo {

/// What the company is, for whoever thinks up what happens in it.
struct Scene {
    std::uint64_t seed;
    const Season& season;
    const Roster& roster;
    const Units& units;
};

/// How far a case of the last days has come when the story ends, where it is wanted to stand just there.
enum class Halt { Nowhere, Unanswered, Responded, Assigned, WaitingCustomer, WaitingParts, Resolved };

/// What a customer turns to us with.
struct Matter {
    std::int64_t number = 0;  ///< of the case, counted from 0
    base::Instant at;
    Kind kind = Kind::Repair;
    std::string_view channel = "hotline";
    bool emergency = false;
    int model = 0;
    std::int64_t unit = -1;  ///< -1: which unit it is, nobody says
    int outlet = 0;
    bool faulty = false;
    const Topic* topic = nullptr;
    bool done_again = false;         ///< the repair of the unit did not last
    std::int64_t duplicate_of = -1;  ///< number of the case that the same customer has opened already
    Halt halt = Halt::Nowhere;
};

/// Break: a promise runs out; `score` is its place among the promises in force.
enum class Act : std::uint8_t { Respond, Assign, Wait, Resume, Resolve, Close, Reopen, Note, Rate, Merge, Break };
enum class WaitFor : std::uint8_t { Customer, Parts, ThirdParty };

/// One thing that will happen to a case. Small, because many cases run at once.
struct Step {
    base::Instant at;
    Act act;
    WaitFor wait_for = WaitFor::Customer;
    std::uint8_t score = 0;
    Roster::Place by = -1;      ///< who does it; -1: the customer, or the system
    Roster::Place person = -1;  ///< whom it is given to
    std::int16_t outlet = -1;
};

/// A further case that comes of this one: a repair done again, a complaint, the same matter told twice.
struct FollowUp {
    base::Instant from;
    base::Instant until;  ///< later it makes no sense any more
    Matter matter;        ///< without number and instant
};

struct Course {
    std::vector<Step> steps;  ///< in the order of their instants
    std::vector<FollowUp> follow_ups;
    std::optional<base::Instant> resolved_at;  ///< first
};

/// Thinks up what becomes of a matter.
Course plan_course(const Scene& scene, const Matter& matter);

}  // namespace flows::demo
