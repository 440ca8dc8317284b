#include "flows/demo/plan_sale.hpp"

#include <fmt/format.h>

#include <array>

#include "flows/demo/dice.hpp"

namespace flows::demo {
namespace {

constexpr std::uint64_t kSaleDice = 11;
constexpr std::array<std::string_view, 4> kPlatforms{"京东", "天猫", "拼多多", "苏宁易购"};
constexpr std::array<std::string_view, 3> kStreams{"抖音", "快手", "淘宝直播"};
constexpr std::array<std::string_view, 4> kAnchors{"家电小李直播间", "老周说家电", "省电研究所", "华暖官方直播间"};

/// A code of the range that every shop may use within its own walls, with its check digit.
std::string gtin_of(int model) {
    auto digits = fmt::format("20000000{:04}", model + 1);
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) sum += (digits[i] - '0') * (i % 2 == 0 ? 1 : 3);
    return digits + static_cast<char>('0' + (10 - sum % 10) % 10);
}

void plan_channel(units::Purchase& purchase, const DemoOutlet& outlet, std::int64_t number, Dice& dice) {
    const auto throw_of = dice.below(100);
    if (throw_of < 52) {
        purchase.channel = "store";
        purchase.sold_by = fmt::format("{}家电商场", outlet.city);
        return;
    }
    const bool is_live = throw_of >= 84;
    purchase.channel = is_live ? "live_stream" : "online";
    purchase.platform = std::string{is_live ? dice.pick(kStreams) : dice.pick(kPlatforms)};
    if (is_live) purchase.anchor = std::string{dice.pick(kAnchors)};
    purchase.sold_by = fmt::format("华东暖通{}旗舰店", *purchase.platform);
    purchase.order_no = fmt::format("{:08}{:08}", dice.below(100'000'000), number + 1);
    purchase.docs.order_record = true;
}

}  // namespace

units::Put plan_sale(const Scene& scene, std::int64_t number) {
    const auto unit = scene.units.at(number);
    const auto& model = kModels[static_cast<std::size_t>(unit.model)];
    const auto& outlet = outlets()[static_cast<std::size_t>(unit.outlet)];
    Dice dice{scene.seed, kSaleDice, number};
    units::Purchase purchase;
    plan_channel(purchase, outlet, number, dice);
    const auto bought = std::chrono::sys_days{scene.units.purchased_on(unit)};
    const auto end = scene.season.date(scene.season.day_of(scene.season.until()));
    // What had not happened when the story ends is not known in it.
    const auto days_later = [&](std::int64_t days) -> units::Day {
        const base::Date day{bought + std::chrono::days{days}};
        return day <= end ? units::Day{base::to_string(day)} : std::nullopt;
    };
    purchase.purchased_on = days_later(0);
    if (!dice.permille(140)) {
        purchase.invoice_on = purchase.purchased_on;
        purchase.invoice_no = fmt::format("{:020}", 25'310'000'000'000 + number);
        purchase.docs.invoice = true;
    }
    const auto on_the_way = purchase.channel == "store" ? dice.between(0, 2) : dice.between(1, 5);
    purchase.delivered_on = days_later(on_the_way);
    purchase.signed_on = purchase.delivered_on;
    purchase.installed_on = days_later(on_the_way + dice.between(0, 3));
    if (purchase.installed_on) purchase.installer = dice.permille(900) ? "trader" : "third";
    purchase.docs.card = !dice.permille(200);
    purchase.price_fen = std::int64_t{model.price} * 100;
    purchase.price_paid_fen = *purchase.price_fen * dice.between(86, 100) / 100;
    return {.identity = {.serial = scene.units.serial(number, unit),
                         .gtin = gtin_of(unit.model),
                         .model = std::string{model.code},
                         .category = model.line == Line::Cooling ? "air_conditioner" : "water_heater",
                         .name = std::string{model.called},
                         .batch = Units::batch(unit),
                         .manufactured_on = base::to_string(unit.made_on),
                         .outlet = std::string{outlet.code}},
            .purchase = purchase,
            .customer = std::nullopt};
}

}  // namespace flows::demo
