#include <algorithm>

#include "domain/guarantee/decision.hpp"

namespace guarantee {

void Decision::go_with() {
    const auto effective_set = effective();
    for (const auto& consequence : program_.consequences) {
        if (consequence.with != 0 && (consequence.with & effective_set) == 0) continue;
        const auto holds = consequence.when ? evaluate(*consequence.when, situation_) : Tri::True;
        if (holds != Tri::True || is_unverified(consequence.cite, holds)) continue;
        ruling_.consequences.push_back(&consequence);
    }
    auto& all = ruling_.consequences;
    std::erase_if(all, [&](const Consequence* one) {
        return std::any_of(all.begin(), all.end(), [&](const Consequence* other) {
            const auto& aside = other->sets_aside;
            return std::find(aside.begin(), aside.end(), one->id) != aside.end();
        });
    });
    for (const auto* consequence : all) {
        for (const auto& duty : consequence->duties) ruling_.deadlines.push_back(deadline(duty, consequence->cite));
        if (consequence->restart.empty() || ruling_.result != Remedy::Exchange) continue;
        if (const auto whole = catalogue_lengths(matter_, matter_.slots.whole);
            whole.least && whole.least == whole.most) {
            ruling_.new_period = *whole.least;
        } else if (program_.main_clock < program_.clocks.size() && program_.clocks[program_.main_clock].period.fixed) {
            ruling_.new_period = *program_.clocks[program_.main_clock].period.fixed;
        }
    }
    ruling_.goods = matter_.goods();
    end_by_class();
    if (program_.book->depreciation && ruling_.goods != nullptr) {
        ruling_.rate = program_.book->depreciation->rate;
        if (!ruling_.rate && ruling_.goods->rate_confidence != 'C') ruling_.rate = ruling_.goods->rate;
    }
}

void Decision::end_by_class() {
    if (program_.main_clock >= program_.clocks.size() || ruling_.goods == nullptr) return;
    const auto& clock = program_.clocks[program_.main_clock];
    const auto& state = ruling_.clocks[program_.main_clock];
    if (clock.period.fixed || !state.has_start) return;
    const auto put = [&](const char* field, std::int64_t part_class) {
        const auto lengths = catalogue_lengths(matter_, part_class);
        if (!lengths.least || lengths.least != lengths.most) return;
        std::int32_t suspended = 0;
        const auto raw_end = last_day(state.start, *lengths.least, matter_.calendar);
        ruling_.class_ends.emplace_back(field, suspended_end(matter_, clock, state.start, raw_end, suspended));
    };
    put("period_end_whole", matter_.slots.whole);
    put("period_end_main", matter_.slots.main);
    const auto& part_class = matter_.fact(matter_.slots.part_class);
    if (part_class.is_known() && part_class.low == matter_.slots.accessory) put("accessory_period_end", part_class.low);
}

Deadline Decision::deadline(const Duty& duty, const Citation& cite) const {
    Deadline out{&duty, &cite, {}};
    for (const auto slot : duty.from) {
        const auto& from = matter_.fact(slot);
        if (!from.is_known()) continue;
        auto due = last_day(static_cast<Day>(from.low), duty.within, matter_.calendar);
        if (duty.plus_days) {
            const auto& more = matter_.fact(*duty.plus_days);
            if (more.is_known()) due += static_cast<Day>(more.low / kMillionths);
        }
        const auto moves = duty.rolls && duty.within.unit != Length::Unit::WorkingDays;
        out.due = moves ? rolled(due, matter_.calendar) : due;
        break;
    }
    return out;
}

}  // namespace guarantee
