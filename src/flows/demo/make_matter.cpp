#include "flows/demo/make_matter.hpp"

#include <algorithm>
#include <array>

namespace flows::demo {
namespace {

constexpr std::uint64_t kMatterDice = 4;
constexpr int kKinds[] = {372, 62, 500, 66};
constexpr int kFaultyKinds[] = {0, 130, 800, 70};
constexpr std::string_view kChannels[] = {"hotline", "portal", "wechat", "platform", "api"};
constexpr std::array<std::array<int, 5>, 4> kChannelsOfKind{{
    {430, 110, 350, 90, 20},
    {470, 120, 210, 190, 10},
    {570, 90, 225, 85, 30},
    {180, 200, 170, 430, 20},
}};
constexpr int kEmergencies[] = {6, 50, 72, 4};       ///< of 1000
constexpr int kUnknownUnits[] = {450, 100, 60, 15};  ///< of 1000

/// Draws a unit that may be what the matter is about, the best of some.
std::int64_t draw_unit(const Scene& scene, int day, Kind kind, Dice& dice, const IsBusy& is_busy) {
    const auto line = dice.permille(scene.season.cooling_permille(day)) ? Line::Cooling : Line::HotWater;
    const bool heat = scene.season.is_heat_wave(day) && line == Line::Cooling;
    const auto sold = scene.units.sold_before(day);
    std::int64_t last = 0;
    for (int tries = 0; tries < 12; ++tries) {
        last = dice.below(sold);
        const auto unit = scene.units.at(last);
        const auto& model = kModels[static_cast<std::size_t>(unit.model)];
        if (model.line != line) continue;
        if (heat && !outlets()[static_cast<std::size_t>(unit.outlet)].hot && dice.permille(450)) continue;
        if (kind == Kind::Repair && (is_busy(last) || !dice.permille(model.trouble * 6))) continue;
        // What is sent back was bought a short time ago.
        if (kind == Kind::Return && unit.day < day - 240) continue;
        return last;
    }
    return kind == Kind::Repair && is_busy(last) ? -1 : last;
}

void take_unit(const Scene& scene, Matter& matter, std::int64_t number) {
    const auto unit = scene.units.at(number);
    matter.unit = number;
    matter.model = unit.model;
    matter.outlet = unit.outlet;
}

std::int64_t draw_faulty(const Scene& scene, int day, Dice& dice, const IsBusy& is_busy) {
    const auto sold = scene.units.faulty_before(day);
    if (sold == 0) return -1;
    for (int tries = 0; tries < 4; ++tries) {
        const auto unit = scene.units.faulty_at(dice.below(sold));
        if (!is_busy(unit)) return unit;
    }
    return -1;
}

const Topic& draw_topic(const Scene& scene, int day, const Matter& matter, Dice& dice) {
    const auto all = topics(matter.kind, kModels[static_cast<std::size_t>(matter.model)].line);
    const auto off_season = scene.season.cooling_permille(day) >= 540 ? When::Cold : When::Warm;
    const auto weight = [off_season](const Topic& topic) { return topic.when == off_season ? 0 : topic.weight; };
    std::int64_t sum = 0;
    for (const auto& topic : all) sum += weight(topic);
    auto left = dice.below(sum);
    std::size_t i = 0;
    while (left >= weight(all[i])) left -= weight(all[i++]);
    return all[i];
}

Kind planted_kind(const Planted& one, Dice& dice) {
    if (one.halt == Halt::WaitingParts || one.emergency) return Kind::Repair;
    constexpr int kWeights[] = {250, 200, 480, 70};
    return static_cast<Kind>(dice.weighted(kWeights));
}

}  // namespace

Matter make_matter(const Scene& scene, std::int64_t number, const Agenda::Item& item, const IsBusy& is_busy) {
    Dice dice{scene.seed, kMatterDice, number};
    const auto day = scene.season.day_of(item.at);
    Matter matter{.number = number, .at = item.at, .kind = static_cast<Kind>(dice.weighted(kKinds))};
    if (item.planted != nullptr) {
        matter.kind = planted_kind(*item.planted, dice);
        matter.halt = item.planted->halt;
    }
    const auto place = [&matter] { return static_cast<std::size_t>(matter.kind); };
    if (dice.permille(scene.season.faulty_permille(day))) {
        if (const auto unit = draw_faulty(scene, day, dice, is_busy); unit >= 0) {
            matter.kind = static_cast<Kind>(dice.weighted(kFaultyKinds));
            take_unit(scene, matter, unit);
            matter.faulty = true;
            if (matter.kind == Kind::Repair) matter.topic = &kStartCapacitor;
        }
    }
    if (!matter.faulty) {
        take_unit(scene, matter, std::max<std::int64_t>(draw_unit(scene, day, matter.kind, dice, is_busy), 0));
        if (dice.permille(kUnknownUnits[place()]) || (matter.kind == Kind::Repair && is_busy(matter.unit))) {
            matter.unit = -1;
        }
    }
    if (matter.topic == nullptr) {
        matter.topic = &draw_topic(scene, day, matter, dice);
    }
    matter.emergency = item.planted != nullptr ? item.planted->emergency : dice.permille(kEmergencies[place()]);
    matter.channel = kChannels[dice.weighted(kChannelsOfKind[place()])];
    if (matter.emergency && dice.permille(800)) matter.channel = "hotline";
    return matter;
}

}  // namespace flows::demo
