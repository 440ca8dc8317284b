#include "flows/demo/units.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "flows/demo/dice.hpp"
#include "flows/demo/names.hpp"
#include "flows/demo/outlets.hpp"

namespace flows::demo {
namespace {

constexpr int kStockDays = 1095;
constexpr std::uint64_t kUnitDice = 2;
constexpr std::uint64_t kCustomerDice = 3;

/// The place of one of the outlets or models, as often as its weight.
template <typename Things, typename Weight>
int weighted(Dice& dice, const Things& things, Weight weight) {
    std::int64_t sum = 0;
    for (const auto& thing : things) sum += weight(thing);
    auto left = dice.below(sum);
    int place = 0;
    for (const auto& thing : things) {
        left -= weight(thing);
        if (left < 0) return place;
        ++place;
    }
    return place - 1;
}

}  // namespace

Units::Units(const Season& season, std::uint64_t seed, std::int64_t count)
    : season_(season), seed_(seed), count_(count), stock_(count / 3) {
    // Made in the faulty month, sold within the fifty days behind it.
    const auto made = std::chrono::sys_days{std::chrono::year{season.faulty_year()} /
                                            std::chrono::month{Season::kFaultyMonth} / std::chrono::day{1}};
    const auto first = static_cast<int>((made - std::chrono::sys_days{season.date(0)}).count());
    for (auto i = sold_before(first); i < sold_before(first + 90); ++i) {
        if (at(i).faulty) faulty_.push_back(i);
    }
}

int Units::day_of_sale(std::int64_t number) const {
    if (number < stock_) return static_cast<int>(number * kStockDays / stock_) - kStockDays;
    int low = 0;
    int high = Season::kDays;
    while (high - low > 1) {
        const auto middle = (low + high) / 2;
        (sold_before(middle) <= number ? low : high) = middle;
    }
    return low;
}

Units::Unit Units::at(std::int64_t number) const {
    const auto place_in_group = number % 6;
    // Every sixth unit goes to the buyer of the one before it, to the same home.
    const bool second = place_in_group == 5;
    Dice home{seed_, kUnitDice, second ? number - 1 : number};
    Unit unit{};
    unit.outlet = weighted(home, outlets(), [](const DemoOutlet& outlet) { return outlet.weight; });
    Dice dice{seed_, kUnitDice + 100, number};
    const auto line = dice.permille(640) ? Line::Cooling : Line::HotWater;
    unit.model = weighted(dice, kModels, [line](const Model& model) { return model.line == line ? model.sold : 0; });
    unit.day = day_of_sale(number);
    unit.made_on = base::Date{std::chrono::sys_days{season_.date(unit.day)} - std::chrono::days{dice.between(18, 50)}};
    unit.customer = number / 6 * 5 + std::min<std::int64_t>(place_in_group, 4);
    unit.first_of_customer = !second;
    unit.faulty = unit.model == kFaultyModel && static_cast<int>(unit.made_on.year()) == season_.faulty_year() &&
                  static_cast<unsigned>(unit.made_on.month()) == Season::kFaultyMonth;
    return unit;
}

std::string Units::serial(std::int64_t number, const Unit& unit) const {
    return fmt::format("{}{:02}{:02}{:06}", kModels[static_cast<std::size_t>(unit.model)].serial_prefix,
                       static_cast<int>(unit.made_on.year()) % 100, static_cast<unsigned>(unit.made_on.month()),
                       number + 1);
}

std::string Units::batch(const Unit& unit) {
    return fmt::format("{}-{:02}{:02}", kModels[static_cast<std::size_t>(unit.model)].serial_prefix,
                       static_cast<int>(unit.made_on.year()) % 100, static_cast<unsigned>(unit.made_on.month()));
}

std::int64_t Units::faulty_before(int day) const {
    return std::lower_bound(faulty_.begin(), faulty_.end(), sold_before(day)) - faulty_.begin();
}

std::string Units::customer_code(std::int64_t customer) {
    return fmt::format("GK{:06}", customer + 1);
}

std::string Units::customer_name(std::int64_t customer) const {
    Dice dice{seed_, kCustomerDice, customer};
    return make_name(dice);
}

std::string Units::customer_mobile(std::int64_t customer) const {
    Dice dice{seed_, kCustomerDice + 100, customer};
    return make_mobile(dice);
}

}  // namespace flows::demo
