#pragma once

#include "flows/demo/matter.hpp"

namespace flows::demo {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

/// Puts a course together step by step; `now` goes on with each.
class CourseBuilder {
public:
    CourseBuilder(const Scene& scene, const Matter& matter);

    Dice dice;
    base::Instant now;
    const Matter& matter;
    const Scene& scene;
    Quality quality;        ///< of the outlet, on that day
    bool overrun;           ///< by the heat wave
    bool late = false;      ///< was answered later than promised
    bool reopened = false;  ///< opened again, at least once
    Roster::Place agent;

    void pass(seconds time) { now += time; }
    seconds about(seconds mean) { return seconds{dice.skewed(mean.count())}; }
    seconds between(seconds low, seconds high) { return seconds{dice.between(low.count(), high.count())}; }
    /// The same instant within working hours, or some time into the next ones.
    base::Instant in_hours(base::Instant at, hours from, hours to);
    std::int64_t local_hour(base::Instant at) const { return scene.season.second_of_day(at) / 3600; }

    void respond();
    void assign(Roster::Place by, Roster::Place person, int outlet = -1);
    void wait(Roster::Place by, WaitFor what);
    /// Waits and goes on: `now` is then `until`.
    void wait_until(Roster::Place by, WaitFor what, base::Instant until);
    void note(Roster::Place by);
    void resolve(Roster::Place by);
    /// What comes after the resolution: closing, rating, perhaps opening again.
    void settle();

    Course finish();
    Course course;

private:
    seconds answer_delay();
    seconds emergency_delay();
    void add(Act act, Roster::Place by) { course.steps.push_back({.at = now, .act = act, .by = by}); }
    std::uint8_t score();
    void open_again();
};

void plan_repair(CourseBuilder& builder);
void plan_consultation(CourseBuilder& builder);
void plan_complaint(CourseBuilder& builder);
void plan_return(CourseBuilder& builder);
void plan_duplicate(CourseBuilder& builder);
/// A case of the last days that stands just there when the story ends.
void plan_halt(CourseBuilder& builder);
/// What else comes of it: done again, complained of, told twice.
void plan_follow_ups(CourseBuilder& builder);

}  // namespace flows::demo
