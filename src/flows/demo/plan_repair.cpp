#include <algorithm>

#include "flows/demo/course_builder.hpp"

namespace flows::demo {
namespace {

/// The customer chooses when: until then it is he who is waited for.
base::Instant appointment(CourseBuilder& builder) {
    const auto hour = builder.local_hour(builder.now);
    if (builder.overrun)
        return builder.in_hours(builder.now + hours{26} + builder.about(hours{20}), hours{8}, hours{20});
    if (hour >= 8 && hour < 15 && builder.dice.permille(620)) {
        return builder.now + builder.between(hours{2}, hours{5});
    }
    const auto tomorrow = builder.now + hours{24 - hour} + builder.between(hours{8}, hours{18});
    return builder.in_hours(tomorrow, hours{8}, hours{19});
}

/// Some things are never brought to an end: nobody is reached, a part is no longer made.
bool is_left_lying(CourseBuilder& builder, Roster::Place by) {
    if (!builder.dice.permille(builder.quality.left_lying + (builder.overrun ? 60 : 0))) return false;
    constexpr int kReasons[] = {60, 28, 12};
    builder.wait(by, static_cast<WaitFor>(builder.dice.weighted(kReasons)));
    return true;
}

void wait_for_parts(CourseBuilder& builder, Roster::Place technician) {
    const auto chance = builder.quality.lacking_parts + (builder.matter.faulty ? 45 : 0);
    if (!builder.dice.permille(chance)) return;
    builder.pass(builder.between(minutes{15}, minutes{40}));
    const auto arrival = builder.now + hours{5} + builder.about(hours{12});
    builder.wait_until(technician, WaitFor::Parts, builder.in_hours(arrival, hours{8}, hours{19}));
}

bool is_talked_through(CourseBuilder& builder) {
    const auto& matter = builder.matter;
    return !matter.emergency && !matter.faulty && !matter.done_again && builder.dice.permille(150);
}

}  // namespace

void plan_repair(CourseBuilder& builder) {
    builder.respond();
    if (is_talked_through(builder)) {
        builder.pass(builder.between(minutes{6}, minutes{32}));
        builder.resolve(builder.agent);
        builder.settle();
        return;
    }
    const auto& roster = builder.scene.roster;
    const auto outlet = builder.matter.outlet;
    const auto dispatcher = roster.dispatcher(builder.dice);
    auto technician = roster.technician(outlet, builder.dice);
    builder.pass(seconds{40} + builder.about(minutes{7} * builder.quality.slowness / 100));
    builder.assign(dispatcher, technician, outlet);
    if (is_left_lying(builder, technician)) return;
    const auto hour = builder.local_hour(builder.now);
    const bool at_night = hour < 8 || hour >= 19;
    if (!builder.matter.emergency && (at_night || builder.overrun || builder.dice.permille(800))) {
        builder.pass(builder.between(minutes{2}, minutes{9}));
        builder.wait_until(technician, WaitFor::Customer, appointment(builder));
        if (builder.dice.permille(60)) {
            technician = roster.technician(outlet, builder.dice);
            builder.assign(dispatcher, technician, outlet);
        }
    } else {
        builder.pass(builder.between(minutes{15}, minutes{40}));
    }
    wait_for_parts(builder, technician);
    if (builder.dice.permille(70)) builder.note(technician);
    const auto& model = kModels[static_cast<std::size_t>(builder.matter.model)];
    const auto work = builder.between(minutes{22}, minutes{62}) * model.trouble / 100;
    builder.pass(seconds{work} * (70 + builder.quality.slowness * 3 / 10) / 100);
    builder.resolve(technician);
    builder.settle();
}

}  // namespace flows::demo
