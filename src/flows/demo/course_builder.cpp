#include "flows/demo/course_builder.hpp"

#include <algorithm>

namespace flows::demo {
namespace {

constexpr std::uint64_t kCourseDice = 5;

Quality improved(Quality quality) {
    quality.slowness = quality.slowness * 78 / 100;
    quality.unanswered = quality.unanswered * 55 / 100;
    quality.left_lying = quality.left_lying * 75 / 100;
    quality.done_again = quality.done_again * 75 / 100;
    quality.reopened = quality.reopened * 75 / 100;
    quality.lacking_parts = quality.lacking_parts * 70 / 100;
    quality.disappointed = quality.disappointed * 60 / 100;
    return quality;
}

bool is_written(std::string_view channel) {
    return channel != "hotline";
}

}  // namespace

CourseBuilder::CourseBuilder(const Scene& scene_, const Matter& matter_)
    : dice(scene_.seed, kCourseDice, matter_.number), now(matter_.at), matter(matter_), scene(scene_) {
    const auto& outlet = outlets()[static_cast<std::size_t>(matter.outlet)];
    const auto day = scene.season.day_of(matter.at);
    quality = quality_of(outlet.grade);
    if (scene.season.is_improved(day)) quality = improved(quality);
    overrun = outlet.hot && scene.season.is_heat_wave(day);
    agent = scene.roster.agent(dice);
}

base::Instant CourseBuilder::in_hours(base::Instant at, hours from, hours to) {
    const auto second = seconds{scene.season.second_of_day(at)};
    if (second >= from && second < to) return at;
    const auto day = second < from ? seconds{0} : seconds{hours{24}};
    return at - second + day + from + about(minutes{40});
}

seconds CourseBuilder::emergency_delay() {
    const auto chance = overrun ? 450 : 12 + quality.unanswered * 13 / 10;
    late = dice.permille(chance);
    if (late) return minutes{62} + about(minutes{70});
    return std::min<seconds>(minutes{1} + about(minutes{9}), minutes{57});
}

seconds CourseBuilder::answer_delay() {
    if (matter.emergency) return emergency_delay();
    if (is_written(matter.channel)) {
        // Repairs are looked at first, by night too; questions and papers wait.
        const bool repair = matter.kind == Kind::Repair;
        late = dice.permille(overrun ? 480 : quality.unanswered * (repair ? 8 : 18) / 10);
        if (late) return hours{24} + minutes{12} + about(hours{8});
        const auto written = now + minutes{3} + about(minutes{50} * quality.slowness / 100);
        const auto answered = repair ? written : in_hours(written, hours{8}, hours{21});
        return std::min<seconds>(std::chrono::floor<seconds>(answered - now), hours{23} + minutes{30});
    }
    // Most callers are answered while they are on the line; the others are called back.
    if (overrun && dice.permille(110)) {
        late = true;
        return hours{24} + minutes{20} + about(hours{7});
    }
    if (dice.permille(overrun ? 350 : 640)) return between(seconds{20}, seconds{260});
    return std::min<seconds>(minutes{6} + about(minutes{40} * quality.slowness / 100 * (overrun ? 4 : 1)), hours{20});
}

void CourseBuilder::respond() {
    pass(answer_delay());
    add(Act::Respond, agent);
}

void CourseBuilder::assign(Roster::Place by, Roster::Place person, int outlet) {
    add(Act::Assign, by);
    course.steps.back().person = person;
    course.steps.back().outlet = static_cast<std::int16_t>(outlet);
}

void CourseBuilder::wait(Roster::Place by, WaitFor what) {
    add(Act::Wait, by);
    course.steps.back().wait_for = what;
}

void CourseBuilder::wait_until(Roster::Place by, WaitFor what, base::Instant until) {
    wait(by, what);
    now = std::max(now + minutes{5}, until);
    add(Act::Resume, by);
}

void CourseBuilder::note(Roster::Place by) {
    add(Act::Note, by);
}

void CourseBuilder::resolve(Roster::Place by) {
    add(Act::Resolve, by);
    if (!course.resolved_at) course.resolved_at = now;
}

void CourseBuilder::open_again() {
    const auto& steps = course.steps;
    const auto last =
        std::find_if(steps.rbegin(), steps.rend(), [](const Step& step) { return step.act == Act::Resolve; });
    const auto by = last == steps.rend() ? agent : last->by;
    now = in_hours(now + hours{1} + about(hours{8}), hours{8}, hours{21});
    add(Act::Reopen, agent);
    pass(minutes{20} + about(minutes{40}));
    note(agent);
    now = in_hours(now + about(hours{2}), hours{8}, hours{21});
    resolve(by);
    reopened = true;
}

std::uint8_t CourseBuilder::score() {
    const bool slow = course.resolved_at && *course.resolved_at - matter.at > hours{72};
    const auto disappointed = 32 + quality.disappointed + (late ? 220 : 0) + (reopened ? 280 : 0) +
                              (matter.done_again ? 170 : 0) + (matter.kind == Kind::Complaint ? 140 : 0) +
                              (overrun ? 130 : 0) + (slow ? 60 : 0) + (matter.faulty ? 110 : 0);
    if (!dice.permille(disappointed)) return dice.permille(660) ? 5 : 4;
    constexpr int kLow[] = {25, 30, 45};
    return static_cast<std::uint8_t>(1 + dice.weighted(kLow));
}

void CourseBuilder::settle() {
    if (dice.permille(quality.reopened + (matter.faulty ? 40 : 0))) open_again();
    const auto resolved = now;
    now = matter.kind == Kind::Consultation ? now + between(minutes{2}, minutes{40})
                                            : in_hours(now + between(hours{18}, hours{44}), hours{9}, hours{18});
    add(Act::Close, matter.kind == Kind::Complaint ? scene.roster.supervisor(dice) : agent);
    if (!dice.permille(505)) return;
    now = resolved + minutes{8} + about(hours{7});
    add(Act::Rate, -1);
    course.steps.back().score = score();
}

Course CourseBuilder::finish() {
    std::stable_sort(course.steps.begin(), course.steps.end(),
                     [](const Step& a, const Step& b) { return a.at < b.at; });
    return std::move(course);
}

Course plan_course(const Scene& scene, const Matter& matter) {
    CourseBuilder builder{scene, matter};
    if (matter.halt != Halt::Nowhere) {
        plan_halt(builder);
        return builder.finish();
    }
    if (matter.duplicate_of >= 0) {
        plan_duplicate(builder);
        return builder.finish();
    }
    switch (matter.kind) {
        case Kind::Consultation:
            plan_consultation(builder);
            break;
        case Kind::Complaint:
            plan_complaint(builder);
            break;
        case Kind::Repair:
            plan_repair(builder);
            break;
        case Kind::Return:
            plan_return(builder);
            break;
    }
    plan_follow_ups(builder);
    return builder.finish();
}

}  // namespace flows::demo
