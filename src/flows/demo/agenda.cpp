#include "flows/demo/agenda.hpp"

#include <algorithm>

namespace flows::demo {
namespace {

using std::chrono::minutes;

constexpr std::uint64_t kDayDice = 6;
constexpr int kHours[] = {6, 4, 3, 2, 2, 3, 8, 18, 42, 70, 76, 66, 48, 50, 64, 70, 66, 56, 52, 62, 68, 52, 28, 14};

constexpr Planted kPlanted[] = {
    {minutes{23}, Halt::Unanswered, true},             // due within the hour
    {minutes{23 * 60 + 22}, Halt::Unanswered, false},  // due within the hour
    {minutes{26 * 60 + 10}, Halt::Unanswered, false},  // late
    {minutes{9}, Halt::Unanswered, false},
    {minutes{95}, Halt::Responded, false},
    {minutes{210}, Halt::Assigned, false},
    {minutes{19 * 60}, Halt::WaitingCustomer, false},
    {minutes{50 * 60}, Halt::WaitingParts, false},
    {minutes{5 * 60}, Halt::Resolved, false},
    {minutes{108}, Halt::Unanswered, true},  // late
    {minutes{23 * 60 + 41}, Halt::Unanswered, false},
    {minutes{41}, Halt::Unanswered, true},
    {minutes{31 * 60}, Halt::Unanswered, false},  // late
    {minutes{27}, Halt::Unanswered, false},
    {minutes{64}, Halt::Responded, false},
    {minutes{330}, Halt::Assigned, false},
    {minutes{26 * 60}, Halt::Assigned, false},
    {minutes{30 * 60}, Halt::WaitingCustomer, false},
    {minutes{97 * 60}, Halt::WaitingParts, false},
    {minutes{23 * 60 + 53}, Halt::Unanswered, false},
    {minutes{44 * 60}, Halt::Unanswered, false},  // late
    {minutes{11}, Halt::Unanswered, true},
    {minutes{22 * 60 + 50}, Halt::Unanswered, false},
    {minutes{9 * 60}, Halt::Resolved, false},
    {minutes{150}, Halt::Assigned, true},
    {minutes{46}, Halt::Unanswered, false},
    {minutes{55}, Halt::Assigned, true},
    {minutes{7 * 60}, Halt::WaitingCustomer, false},
    {minutes{74 * 60}, Halt::WaitingParts, false},
    {minutes{22 * 60}, Halt::Resolved, false},
    {minutes{180}, Halt::Unanswered, true},  // late
    {minutes{6 * 60}, Halt::Responded, false},
};

}  // namespace

std::span<const Planted> planted(std::int64_t cases) {
    const auto wanted = std::clamp<std::int64_t>(cases / 25, std::min<std::int64_t>(cases, 12), std::size(kPlanted));
    return std::span{kPlanted}.first(static_cast<std::size_t>(wanted));
}

Agenda::Agenda(const Scene& scene, std::int64_t cases) : scene_(scene), planted_(demo::planted(cases)) {
    fill_day();
    skip_empty_days();
}

void Agenda::fill_day() {
    const auto& season = scene_.season;
    Dice dice{scene_.seed, kDayDice, day_};
    const auto midnight = season.midnight(day_);
    const auto last = day_ == Season::kDays - 1;
    const auto length = last ? std::max<std::int64_t>(season.second_of_day(season.until()), 1) : 86400;
    openings_.clear();
    next_opening_ = 0;
    const auto count = season.opened_before(day_ + 1) - season.opened_before(day_);
    for (std::int64_t i = 0; i < count; ++i) {
        auto second = static_cast<std::int64_t>(dice.weighted(kHours)) * 3600 + dice.below(3600);
        if (second >= length) second = dice.below(length);
        openings_.push_back({midnight + std::chrono::seconds{second}, nullptr});
    }
    for (const auto& one : planted_) {
        const auto at = season.until() - one.before_end;
        if (season.day_of(at) == day_) openings_.push_back({at, &one});
    }
    std::stable_sort(openings_.begin(), openings_.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
}

void Agenda::skip_empty_days() {
    while (day_ < Season::kDays && next_unit_ >= scene_.units.sold_before(day_) && next_opening_ >= openings_.size()) {
        if (++day_ < Season::kDays) fill_day();
    }
}

std::optional<Agenda::Item> Agenda::next() const {
    if (day_ >= Season::kDays) return std::nullopt;
    // What was sold on the day before is handed in by the shops at midnight.
    if (next_unit_ < scene_.units.sold_before(day_)) return Item{scene_.season.midnight(day_), next_unit_};
    const auto& opening = openings_[next_opening_];
    return Item{opening.at, -1, opening.planted};
}

void Agenda::take() {
    if (next_unit_ < scene_.units.sold_before(day_)) {
        ++next_unit_;
    } else {
        ++next_opening_;
    }
    skip_empty_days();
}

}  // namespace flows::demo
