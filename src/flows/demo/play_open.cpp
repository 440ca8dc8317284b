#include <fmt/format.h>

#include <algorithm>

#include "flows/demo/names.hpp"
#include "flows/demo/pen.hpp"
#include "store/case_store.hpp"

namespace flows::demo {
namespace {

constexpr std::uint64_t kOpeningDice = 7;
constexpr std::chrono::days kReworkWithin{30};

}  // namespace

cases::Opened Play::opening_of(Pen& pen, const Running& one) {
    const auto& matter = one.matter;
    const auto& model = kModels[static_cast<std::size_t>(matter.model)];
    const auto& outlet = outlets()[static_cast<std::size_t>(matter.outlet)];
    Dice dice{scene_.seed, kOpeningDice, matter.number};
    const auto& prefix = books_->processes.find(to_word(matter.kind))->second.prefix;
    const auto day = scene_.season.date(scene_.season.day_of(matter.at));
    const auto serial =
        context_.case_serials.take(pen.tx, context_.database, context_.organisation_id(), {prefix, day});
    cases::Opened opened{.number = cases::case_number(prefix, day, serial),
                         .kind = std::string{to_word(matter.kind)},
                         .priority = matter.emergency ? "emergency" : "normal",
                         .channel = std::string{matter.channel},
                         .product = std::string{model.code},
                         .outlet = std::string{outlet.code},
                         .region = std::string{outlet.region}};
    std::string name;
    std::string mobile;
    if (matter.unit >= 0) {
        const auto unit = scene_.units.at(matter.unit);
        opened.serial = scene_.units.serial(matter.unit, unit);
        opened.attributes.emplace_back("batch", Units::batch(unit));
        name = scene_.units.customer_name(unit.customer);
        mobile = scene_.units.customer_mobile(unit.customer);
        const auto earlier = repairs_.find(matter.unit);
        if (matter.done_again && earlier != repairs_.end()) opened.rework_of = earlier->second.case_id;
    } else {
        name = make_name(dice);
        mobile = make_mobile(dice);
        if (dice.permille(300)) {
            opened.serial = fmt::format("{}X{:05}", model.serial_prefix, dice.below(100000));
            opened.unmatched.push_back("serial");
        }
    }
    if (matter.kind != Kind::Consultation) opened.attributes.emplace_back("fault", matter.topic->fault);
    const std::pair<std::string_view, std::string> texts[] = {
        {"subject", fill_in(matter.topic->subject, model, dice)},
        {"description", fill_in(matter.topic->description, model, dice)},
        {"contact_name", name},
        {"contact_mobile", mobile}};
    for (const auto& [field, value] : texts) opened.personal.push_back(keep(pen, one.known.case_id, field, value));
    return opened;
}

void Play::open(Pen& pen, const Matter& matter) {
    auto course = plan_course(scene_, matter);
    Running one{.known = {}, .matter = matter, .steps = {}};
    one.known.case_id = ids_.next(pen.now);
    auto opened = opening_of(pen, one);
    Dice dice{scene_.seed, kOpeningDice + 100, matter.number};
    const auto by = matter.channel == "hotline" ? scene_.roster.agent(dice) : Roster::Place{-1};
    pen.recorder.record(one.known, {pen.now, actor(by, matter.channel), std::move(opened)});
    one.steps = std::move(course.steps);
    plan_breaks(one);
    for (auto& follow_up : course.follow_ups) later_.push({follow_up.from, follow_ups_++, follow_up});
    remember_repair(one, course);
    ++opened_;
    if (!one.steps.empty()) due_.push({one.steps.front().at, matter.number});
    running_.emplace(matter.number, std::move(one));
}

void Play::plan_breaks(Running& one) {
    const auto answer =
        std::find_if(one.steps.begin(), one.steps.end(), [](const Step& step) { return step.act == Act::Respond; });
    // Clocks that still run when the story ends are left to those who live on.
    if (answer == one.steps.end() || answer->at > scene_.season.until()) return;
    const auto answered_at = answer->at;
    for (std::size_t i = 0; i < books_->promises.size(); ++i) {
        const auto& promise = books_->promises[i];
        if (promise.event != promises::Promise::Event::Responded || !promise.covers(one.known)) continue;
        const auto standing = promises::standing(promise, one.known, books_->clock_finder());
        if (!standing || !standing->due_at || *standing->due_at >= answered_at) continue;
        one.steps.push_back({.at = *standing->due_at, .act = Act::Break, .score = static_cast<std::uint8_t>(i)});
    }
    std::stable_sort(one.steps.begin(), one.steps.end(), [](const Step& a, const Step& b) { return a.at < b.at; });
}

void Play::remember_repair(const Running& one, const Course& course) {
    const auto& matter = one.matter;
    if (matter.kind != Kind::Repair || matter.unit < 0 || matter.duplicate_of >= 0) return;
    const auto until = course.resolved_at.value_or(matter.at + kReworkWithin) + kReworkWithin;
    repairs_[matter.unit] = {one.known.case_id, until};
    repairs_by_end_.emplace(until, matter.unit);
}

}  // namespace flows::demo
