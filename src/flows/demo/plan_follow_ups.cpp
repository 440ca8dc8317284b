#include "flows/demo/course_builder.hpp"

namespace flows::demo {
namespace {

constexpr hours kReworkWithin{24 * 30};

Matter about_the_same(const Matter& matter, Kind kind, const Topic* topic) {
    return {.kind = kind,
            .channel = matter.channel,
            .model = matter.model,
            .unit = matter.unit,
            .outlet = matter.outlet,
            .faulty = matter.faulty,
            .topic = topic};
}

void complain(CourseBuilder& builder, base::Instant from, const Topic* topic) {
    auto matter = about_the_same(builder.matter, Kind::Complaint, topic);
    matter.channel = builder.dice.permille(550) ? "hotline" : "wechat";
    builder.course.follow_ups.push_back({from, from + hours{24 * 8}, matter});
}

/// The first repair of a faulty unit often changes the wrong part.
std::int64_t chance_to_fail(const CourseBuilder& builder) {
    const auto usual = builder.quality.done_again * 85 / 100;
    if (builder.matter.faulty) return builder.matter.done_again ? 90 : 290;
    return builder.matter.done_again ? usual * 3 : usual;
}

void plan_rework(CourseBuilder& builder) {
    const auto& matter = builder.matter;
    const auto& resolved_at = builder.course.resolved_at;
    if (matter.kind != Kind::Repair || matter.unit < 0 || !resolved_at) return;
    if (!builder.dice.permille(chance_to_fail(builder))) return;
    auto again = about_the_same(matter, Kind::Repair, matter.faulty ? matter.topic : &kDoneAgain);
    again.done_again = true;
    const auto from = *resolved_at + builder.between(hours{30}, hours{24 * 22});
    builder.course.follow_ups.push_back({from, *resolved_at + kReworkWithin - hours{1}, again});
}

void plan_duplicate_call(CourseBuilder& builder) {
    const auto& matter = builder.matter;
    if (matter.kind != Kind::Repair || matter.unit < 0 || matter.emergency || !builder.course.resolved_at) return;
    if (*builder.course.resolved_at - matter.at < hours{4} || !builder.dice.permille(builder.late ? 70 : 20)) return;
    auto again = about_the_same(matter, Kind::Repair, matter.topic);
    again.channel = matter.channel == "wechat" ? "hotline" : "wechat";
    again.duplicate_of = matter.number;
    const auto from = matter.at + builder.between(minutes{12}, minutes{120});
    builder.course.follow_ups.push_back({from, matter.at + hours{3}, again});
}

}  // namespace

void plan_follow_ups(CourseBuilder& builder) {
    plan_rework(builder);
    plan_duplicate_call(builder);
    const auto& matter = builder.matter;
    if (matter.kind == Kind::Complaint || matter.kind == Kind::Consultation) return;
    if (builder.late && builder.dice.permille(builder.overrun ? 240 : 60)) {
        complain(builder, matter.at + hours{25}, &kCameLate);
    }
    if (matter.done_again && builder.dice.permille(260)) {
        complain(builder, matter.at + builder.between(hours{3}, hours{60}), &kRepairedTooOften);
    }
}

}  // namespace flows::demo
