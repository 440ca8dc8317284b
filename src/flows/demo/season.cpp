#include "flows/demo/season.hpp"

#include <algorithm>
#include <array>

namespace flows::demo {
namespace {

using std::chrono::days;
using std::chrono::month_day;
using std::chrono::sys_days;
using Months = std::array<int, 12>;

constexpr Months kAsked{105, 80, 75, 80, 100, 150, 185, 175, 105, 75, 90, 110};
constexpr Months kBought{70, 50, 70, 90, 170, 200, 170, 110, 70, 70, 90, 80};
constexpr Months kCooling{350, 350, 450, 600, 750, 860, 900, 890, 780, 550, 330, 300};
constexpr std::array<int, 7> kWeekdays{82, 112, 104, 100, 100, 98, 96};  // from Sunday
constexpr int kWavePercent = 160;

int of_month(const Months& months, base::Date date) {
    return months[static_cast<unsigned>(date.month()) - 1];
}

std::int64_t asked_weight(base::Date date, int day, bool heat_wave) {
    const auto weekday = std::chrono::weekday{sys_days{date}}.c_encoding();
    const auto growth = 100 + 12 * day / Season::kDays;
    return std::int64_t{of_month(kAsked, date)} * kWeekdays[weekday] * growth * (heat_wave ? kWavePercent : 100) /
           10000;
}

sys_days day_in(int year, unsigned month, unsigned day) {
    return sys_days{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}};
}

}  // namespace

Season::Season(const Organisation& organisation, base::Instant until, std::int64_t cases)
    : zone_(organisation.zone), until_(until), cases_(cases) {
    const auto last = sys_days{local_day(organisation, until)};
    first_ = last - days{kDays - 1};
    wave_year_ = static_cast<int>(base::Date{last}.year());
    if (last < day_in(wave_year_, 8, 10)) --wave_year_;
    wave_ = static_cast<int>((day_in(wave_year_, 7, 14) - first_).count());
    improved_ = static_cast<int>((day_in(wave_year_, 9, 1) - first_).count());
    asked_.push_back(0);
    bought_.push_back(0);
    for (int day = 0; day < kDays; ++day) {
        auto weight = asked_weight(date(day), day, is_heat_wave(day));
        // The last day is cut off where the story ends.
        if (day == kDays - 1) weight = weight * second_of_day(until) / 86400;
        asked_.push_back(asked_.back() + weight);
        bought_.push_back(bought_.back() + of_month(kBought, date(day)));
    }
    if (asked_.back() == 0) ++asked_.back();
}

base::Instant Season::midnight(int day) const {
    const auto local = std::chrono::seconds{(first_ + days{day}).time_since_epoch()}.count();
    if (zone_ == nullptr) return base::Instant{std::chrono::seconds{local}};
    const auto instants = zone_->instants(local);
    return base::Instant{std::chrono::seconds{instants.count > 0 ? instants.at[0] : local - zone_->offset_at(local)}};
}

int Season::day_of(base::Instant at) const {
    const auto second = std::chrono::floor<std::chrono::seconds>(at);
    const auto offset = zone_ == nullptr ? 0 : zone_->offset_at(second.time_since_epoch().count());
    return static_cast<int>((std::chrono::floor<days>(second + std::chrono::seconds{offset}) - first_).count());
}

std::int64_t Season::second_of_day(base::Instant at) const {
    const auto second = std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
    const auto local = second + (zone_ == nullptr ? 0 : zone_->offset_at(second));
    return (local % 86400 + 86400) % 86400;
}

std::int64_t Season::opened_before(int day) const {
    return cases_ * asked_[static_cast<std::size_t>(std::min(day, kDays))] / asked_.back();
}

std::int64_t Season::sold_before(int day, std::int64_t whole) const {
    return whole * bought_[static_cast<std::size_t>(std::clamp(day, 0, kDays))] / bought_.back();
}

int Season::cooling_permille(int day) const {
    return of_month(kCooling, date(day));
}

int Season::faulty_permille(int day) const {
    const auto from_wave = day - wave_;
    if (from_wave < -40 || from_wave > 130) return 0;
    if (from_wave < 0) return 36;
    return is_improved(day + 14) ? 7 : 66;
}

}  // namespace flows::demo
