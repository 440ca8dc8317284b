#include <algorithm>

#include "flows/demo/course_builder.hpp"

namespace flows::demo {
namespace {

/// Of 1000 consultations, how many are answered in one go.
std::int64_t simple_share(const CourseBuilder& builder) {
    return 775 - (builder.quality.slowness - 100) * 9 / 10;
}

bool is_left_lying(CourseBuilder& builder, Roster::Place by, int percent) {
    const auto chance = (builder.quality.left_lying + (builder.overrun ? 40 : 0)) * percent / 100;
    if (!builder.dice.permille(chance)) return false;
    if (builder.dice.permille(600)) builder.wait(by, WaitFor::Customer);
    return true;
}

}  // namespace

void plan_consultation(CourseBuilder& builder) {
    builder.respond();
    auto by = builder.agent;
    if (is_left_lying(builder, by, 60)) return;
    if (!builder.dice.permille(simple_share(builder))) {
        const bool passed_on = builder.dice.permille(640);
        builder.pass(builder.between(minutes{2}, minutes{15}));
        if (passed_on) {
            by = builder.scene.roster.agent(builder.dice);
            builder.assign(builder.agent, by);
            builder.pass(builder.about(minutes{50}));
            const auto chief = builder.scene.roster.chief_of(builder.matter.outlet);
            builder.assign(by, chief, builder.matter.outlet);
            by = chief;
        }
        if (!passed_on || builder.dice.permille(200)) {
            const auto answer = builder.now + hours{1} + builder.about(hours{9});
            builder.wait_until(by, WaitFor::Customer, builder.in_hours(answer, hours{8}, hours{22}));
        }
        builder.now = builder.in_hours(builder.now + builder.about(hours{1}), hours{8}, hours{21});
    } else {
        if (builder.dice.permille(120)) builder.assign(builder.agent, builder.agent);
        builder.pass(builder.between(minutes{1}, minutes{14}));
    }
    builder.resolve(by);
    builder.settle();
}

void plan_complaint(CourseBuilder& builder) {
    const auto& roster = builder.scene.roster;
    builder.respond();
    builder.pass(builder.between(minutes{5}, minutes{50}));
    auto by = roster.chief_of(builder.matter.outlet);
    builder.assign(builder.agent, by, builder.matter.outlet);
    if (builder.dice.permille(300)) builder.note(by);
    if (is_left_lying(builder, by, 130)) return;
    const auto work = hours{1} + builder.about(hours{14} * builder.quality.slowness / 100);
    builder.now = builder.in_hours(builder.now + work, hours{9}, hours{18});
    if (builder.dice.permille(230 + builder.quality.disappointed)) {
        // The outlet does not settle it; a supervisor takes it over.
        const auto supervisor = roster.supervisor(builder.dice);
        builder.assign(by, supervisor);
        by = supervisor;
        builder.now = builder.in_hours(builder.now + builder.about(hours{16}), hours{9}, hours{18});
    }
    if (builder.dice.permille(110)) {
        const auto answer = builder.now + hours{4} + builder.about(hours{20});
        builder.wait_until(by, WaitFor::Customer, builder.in_hours(answer, hours{9}, hours{20}));
        builder.pass(builder.between(minutes{10}, minutes{90}));
    }
    builder.resolve(by);
    builder.settle();
}

void plan_return(CourseBuilder& builder) {
    const auto& roster = builder.scene.roster;
    builder.respond();
    builder.pass(builder.between(minutes{4}, minutes{60}));
    const auto by = roster.agent(builder.dice);
    builder.assign(builder.agent, by, builder.matter.outlet);
    if (is_left_lying(builder, by, 100)) return;
    builder.pass(builder.between(minutes{5}, minutes{30}));
    const auto sent = builder.now + hours{14} + builder.about(hours{30});
    builder.wait_until(by, WaitFor::Customer, builder.in_hours(sent, hours{9}, hours{18}));
    if (builder.dice.permille(260)) {
        builder.pass(builder.between(minutes{5}, minutes{60}));
        const auto carried = builder.now + hours{10} + builder.about(hours{22});
        builder.wait_until(by, WaitFor::ThirdParty, builder.in_hours(carried, hours{9}, hours{18}));
    }
    builder.pass(builder.between(minutes{30}, hours{6}));
    builder.resolve(by);
    builder.settle();
}

void plan_duplicate(CourseBuilder& builder) {
    builder.pass(builder.between(minutes{1}, minutes{9}));
    builder.respond();
    builder.now = builder.matter.at + builder.between(minutes{4}, minutes{25});
    builder.course.steps.back().at = builder.now;
    builder.pass(builder.between(minutes{1}, minutes{6}));
    builder.course.steps.push_back({.at = builder.now, .act = Act::Merge, .by = builder.agent});
    // Where the other case has come to its end meanwhile, nothing is joined: the caller is told so.
    builder.pass(minutes{4});
    builder.resolve(builder.agent);
    builder.pass(minutes{6});
    builder.course.steps.push_back({.at = builder.now, .act = Act::Close, .by = builder.agent});
}

void plan_halt(CourseBuilder& builder) {
    const auto halt = builder.matter.halt;
    const auto& roster = builder.scene.roster;
    if (halt == Halt::Unanswered) return;
    builder.pass(builder.between(minutes{2}, minutes{14}));
    builder.course.steps.push_back({.at = builder.now, .act = Act::Respond, .by = builder.agent});
    if (halt == Halt::Responded) return;
    builder.pass(builder.between(minutes{2}, minutes{12}));
    const bool repair = builder.matter.kind == Kind::Repair;
    const auto by =
        repair ? roster.technician(builder.matter.outlet, builder.dice) : roster.chief_of(builder.matter.outlet);
    builder.assign(roster.dispatcher(builder.dice), by, builder.matter.outlet);
    if (halt == Halt::Assigned) return;
    builder.pass(builder.between(minutes{3}, minutes{20}));
    if (halt != Halt::Resolved) {
        builder.wait(by, halt == Halt::WaitingParts ? WaitFor::Parts : WaitFor::Customer);
        return;
    }
    builder.pass(builder.between(minutes{30}, minutes{70}));
    builder.resolve(by);
}

}  // namespace flows::demo
