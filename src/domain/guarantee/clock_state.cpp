#include <algorithm>

#include "domain/guarantee/matter.hpp"

namespace guarantee {
namespace {

struct Begun {
    Day day;
    const Start* by;
};

/// A later start that may count, depending on what is not known: at the latest on that day.
struct MayBegin {
    Day day;
    const Start* by;
};

std::optional<MayBegin> may_begin(const Matter& matter, const Clock& clock) {
    const Situation situation{matter.facts, matter.words()};
    std::optional<MayBegin> latest;
    for (const auto& start : clock.starts) {
        if (!start.when || start.cite.confidence == 'C') continue;
        const auto holds = evaluate(*start.when, situation);
        const auto& day = matter.fact(start.of.front());
        const auto& today = matter.fact(matter.slots.today);
        if (holds == Tri::Unknown && day.is_known()) {
            latest = MayBegin{static_cast<Day>(day.low), &start};
        } else if (holds == Tri::True && day.is_unknown() && today.is_known()) {
            latest = MayBegin{static_cast<Day>(today.low), &start};
        }
    }
    return latest;
}

void ask_what_is_unknown(const Condition& condition, const Matter& matter, ClockState& state) {
    using Op = Condition::Op;
    const auto asks_fact = condition.op == Op::IsTrue || condition.op == Op::OneOf || condition.op == Op::Compare;
    if (asks_fact && matter.fact(condition.slot).is_unknown()) state.needs.push_back({condition.slot, {}});
    for (const auto& child : condition.children) ask_what_is_unknown(child, matter, state);
}

/// The latest of the days from which the period may count; the book's own starts alone where `own`.
std::optional<Begun> begin(const Matter& matter, const Clock& clock, bool own) {
    const Situation situation{matter.facts, matter.words()};
    std::optional<Begun> latest;
    for (const auto& start : clock.starts) {
        if (own && !start.conflict.en.empty()) continue;
        if (start.cite.confidence == 'C') continue;
        if (start.when && evaluate(*start.when, situation) != Tri::True) continue;
        for (const auto slot : start.of) {
            const auto& day = matter.fact(slot);
            if (!day.is_known()) continue;
            auto from = static_cast<Day>(day.low);
            if (start.after) from = last_day(from, *start.after, matter.calendar);
            if (!latest || from > latest->day) latest = Begun{from, &start};
            break;
        }
    }
    if (!latest) return latest;
    if (clock.restarts_on_exchange) {
        latest->day = std::max(latest->day, last_exchange(matter.facts).value_or(latest->day));
    }
    return latest;
}

/// A part that was repaired or replaced counts from then on, where somebody says so.
void restart_on_part(const Matter& matter, const Clock& clock, Begun& begun) {
    const auto& part = matter.fact(matter.slots.part);
    if (clock.restarts_on_part.empty() || !part.is_known()) return;
    const auto take = [&](const Value& of, const Value& on) {
        if (of.is_known() && of.low == part.low && on.is_known()) {
            begun.day = std::max(begun.day, static_cast<Day>(on.low));
        }
    };
    for (const auto& repair : matter.facts.repairs) take(repair.part, repair.done_on);
    for (const auto& replacement : matter.facts.replacements) take(replacement.part, replacement.on);
}

/// A cell as its shortest and longest possible length; nothing where no source confirms it.
std::pair<std::optional<Length>, std::optional<Length>> lengths_of(const Cell& cell, const Value& price) {
    if (cell.confidence == 'C') return {};
    if (cell.tiers.empty()) return {cell.least, cell.most};
    if (!price.is_known()) return {cell.tiers.front().length, cell.tiers.back().length};
    for (const auto& tier : cell.tiers) {
        if (!tier.below_fen || price.low < *tier.below_fen) return {tier.length, tier.length};
    }
    return {};
}

void widen(CatalogueLengths& out, const Matter& matter, const Goods& goods, const Cell& cell, const char* name) {
    const auto [least, most] = lengths_of(cell, matter.fact(matter.slots.price));
    if (!least) {
        out.needs.push_back({Need::kNoSlot, "catalogue." + goods.category + "." + name});
        out.least = Length{0, Length::Unit::Days};
        out.most = Length{100, Length::Unit::Years};
        return;
    }
    if (!out.least || rough_days(*least) < rough_days(*out.least)) out.least = least;
    if (!out.most || rough_days(*most) > rough_days(*out.most)) out.most = most;
    if (!cell.tiers.empty() && !matter.fact(matter.slots.price).is_known())
        out.needs.push_back({matter.slots.price, {}});
}

bool is_main_part(const Matter& matter, const Goods& goods) {
    const auto& part = matter.fact(matter.slots.part);
    return part.is_known() && std::any_of(goods.main_parts.begin(), goods.main_parts.end(),
                                          [&](const auto& name) { return matter.words().find(name) == part.low; });
}

bool has_cell(const Cell& cell) {
    return cell.least.has_value() || !cell.tiers.empty();
}

const Cell* accessory_cell(const Matter& matter, const Goods& goods) {
    const auto& part = matter.fact(matter.slots.part);
    if (!part.is_known()) return nullptr;
    const auto cell = goods.parts.find(matter.facts.text_of(matter.words(), part.low));
    return cell == goods.parts.end() ? nullptr : &cell->second;
}

CatalogueLengths of_any_class(const Matter& matter, const Goods& goods) {
    CatalogueLengths out;
    if (const auto* cell = accessory_cell(matter, goods)) {
        widen(out, matter, goods, *cell, "parts");
        return out;
    }
    if (is_main_part(matter, goods)) {
        widen(out, matter, goods, goods.main, "main");
        return out;
    }
    widen(out, matter, goods, goods.whole, "whole");
    if (has_cell(goods.main) && goods.main.confidence != 'C') widen(out, matter, goods, goods.main, "main");
    if (out.least != out.most) out.needs.push_back({matter.slots.part_class, {}});
    return out;
}

CatalogueLengths lengths_by_law(const Matter& matter, const Clock& clock) {
    if (clock.period.fixed) return {clock.period.fixed, clock.period.fixed, {}};
    if (clock.period.for_main_parts) return catalogue_lengths(matter, matter.slots.main);
    const auto& part_class = matter.fact(matter.slots.part_class);
    return catalogue_lengths(matter, part_class.is_known() ? part_class.low : Words::kNone);
}

/// What was promised beyond the law binds, and stands where no source confirms what the law says.
CatalogueLengths lengths(const Matter& matter, const Clock& clock) {
    auto out = lengths_by_law(matter, clock);
    const auto& word = matter.fact(matter.slots.promised_period);
    if (!clock.is_main || !word.is_known()) return out;
    const auto promised = parse_length(matter.facts.text_of(matter.words(), word.low));
    if (!promised) return out;
    const auto is_unconfirmed = out.least && out.least->count == 0;
    if (is_unconfirmed) return {promised, promised, {}};
    if (out.least && rough_days(*promised) > rough_days(*out.least)) out.least = promised;
    if (out.most && rough_days(*promised) > rough_days(*out.most)) out.most = promised;
    return out;
}

Tri within_cap(const Matter& matter, const Clock& clock, ClockState& state) {
    if (!clock.cap) return Tri::True;
    const auto& cap = *clock.cap;
    auto within = compare(matter.fact(cap.fact), Condition::Than::AtMost, cap.most);
    if (within == Tri::Unknown) state.needs.push_back({cap.fact, {}});
    // An odometer that was tampered with counts as beyond the limit.
    if (cap.tampered) {
        const auto& tampered = matter.fact(*cap.tampered);
        if (tampered.is_known() && tampered.low == 1) within = Tri::False;
    }
    return within;
}

/// Whether a day lies within [.., end], where the end may be the longer `most_end`.
Tri within(const Matter& matter, const Clock& clock, Day day, Day most_end, ClockState& state) {
    if (day <= state.end) return Tri::True;
    constexpr Day kRestMost = 16;
    if (clock.rolls && day - state.end <= kRestMost && day <= rolled(state.end, matter.calendar)) {
        state.rolled = true;
        state.end = rolled(state.end, matter.calendar);
        return Tri::True;
    }
    if (day <= most_end) return Tri::Unknown;
    return clock.rolls && day - most_end <= kRestMost && day <= rolled(most_end, matter.calendar) ? Tri::Unknown
                                                                                                  : Tri::False;
}

Tri test(const Matter& matter, const Clock& clock, Day most_end, ClockState& state) {
    for (const auto slot : clock.tests) {
        const auto& day = matter.fact(slot);
        if (!day.is_known()) continue;
        state.tested_on = static_cast<Day>(day.low);
        return within(matter, clock, *state.tested_on, most_end, state);
    }
    for (const auto slot : clock.tests_at_latest) {
        const auto& day = matter.fact(slot);
        if (!day.is_known()) continue;
        state.tested_on = static_cast<Day>(day.low);
        state.tested_today = slot == matter.slots.today;
        if (within(matter, clock, static_cast<Day>(day.low), most_end, state) == Tri::True) return Tri::True;
        break;
    }
    if (!clock.tests.empty()) state.needs.push_back({clock.tests.front(), {}});
    return Tri::Unknown;
}

void extend(const Matter& matter, const Clock& clock, Day& end) {
    if (!clock.extended_once_by) return;
    const auto in_it = [&](const Repair& repair) { return !repair.sent_on.is_known() || repair.sent_on.low <= end; };
    if (std::any_of(matter.facts.repairs.begin(), matter.facts.repairs.end(), in_it)) {
        end = last_day(end, *clock.extended_once_by, matter.calendar);
    }
}

/// A period without a day to start from: the day is asked for, or, where it is known, what the start depends on; that
/// is told by the conditions in which the period stands.
void ask_for_start(const Start& start, const Matter& matter, ClockState& state) {
    const auto is_known = [&](Slot slot) { return matter.fact(slot).is_known(); };
    if (std::none_of(start.of.begin(), start.of.end(), is_known)) state.needs.push_back({start.of.front(), {}});
}

void state_one(const Matter& matter, const Clock& clock, ClockState& state) {
    auto begun = begin(matter, clock, false);
    if (!begun) {
        const auto all_missing = std::all_of(clock.starts.begin(), clock.starts.end(), [&](const Start& start) {
            return std::all_of(start.of.begin(), start.of.end(),
                               [&](Slot one) { return matter.fact(one).state == Value::State::Missing; });
        });
        state.inside = all_missing ? Tri::False : Tri::Unknown;
        if (!all_missing) ask_for_start(clock.starts.front(), matter, state);
        return;
    }
    restart_on_part(matter, clock, *begun);
    state.has_start = true;
    state.start = begun->day;
    state.start_by = begun->by;
    auto length = lengths(matter, clock);
    if (!length.least || clock.cite.confidence == 'C') {
        state.needs = std::move(length.needs);
        if (clock.cite.confidence == 'C')
            state.needs.push_back({Need::kNoSlot, clock.cite.book + "#" + clock.cite.clause});
        return;
    }
    state.has_end = true;
    state.raw_end = last_day(begun->day, *length.least, matter.calendar);
    state.end = suspended_end(matter, clock, begun->day, state.raw_end, state.suspended_days);
    std::int32_t more = 0;
    auto most_end = suspended_end(matter, clock, begun->day, last_day(begun->day, *length.most, matter.calendar), more);
    extend(matter, clock, state.end);
    extend(matter, clock, most_end);
    auto by_days = test(matter, clock, most_end, state);
    if (const auto later = by_days == Tri::False ? may_begin(matter, clock) : std::nullopt) {
        ClockState then;
        then.end = suspended_end(matter, clock, later->day, last_day(later->day, *length.most, matter.calendar), more);
        if (test(matter, clock, then.end, then) != Tri::False) {
            by_days = Tri::Unknown;
            ask_what_is_unknown(*later->by->when, matter, state);
            if (matter.fact(later->by->of.front()).is_unknown()) state.needs.push_back({later->by->of.front(), {}});
        }
    }
    if (by_days == Tri::Unknown) state.needs.insert(state.needs.end(), length.needs.begin(), length.needs.end());
    state.inside = by_days & within_cap(matter, clock, state);
    if (state.inside == Tri::False) state.needs.clear();
    if (begun->by->conflict.en.empty() || by_days != Tri::True) return;
    const auto own = begin(matter, clock, true);
    if (!own) return;
    const auto by_own =
        suspended_end(matter, clock, own->day, last_day(own->day, *length.least, matter.calendar), more);
    ClockState own_state;
    own_state.end = by_own;
    if (test(matter, clock, by_own, own_state) == Tri::False) state.conflict = begun->by;
}

}  // namespace

CatalogueLengths catalogue_lengths(const Matter& matter, std::int64_t part_class) {
    const auto& slots = matter.slots;
    CatalogueLengths out;
    const auto* goods = matter.goods();
    if (goods == nullptr) {
        out.needs.push_back({slots.category, {}});
        return out;
    }
    if (part_class == slots.whole) {
        widen(out, matter, *goods, goods->whole, "whole");
    } else if (part_class == slots.main || part_class == slots.assembly_word) {
        widen(out, matter, *goods, has_cell(goods->main) ? goods->main : goods->whole, "main");
    } else if (part_class == slots.accessory && !goods->parts.empty()) {
        if (const auto* cell = accessory_cell(matter, *goods)) {
            widen(out, matter, *goods, *cell, "parts");
        } else {
            for (const auto& [name, one] : goods->parts) widen(out, matter, *goods, one, "parts");
            if (out.least != out.most) out.needs.push_back({slots.part, {}});
        }
    } else {
        out = of_any_class(matter, *goods);
    }
    return out;
}

Day suspended_end(const Matter& matter, const Clock& clock, Day start, Day raw_end, std::int32_t& suspended) {
    suspended = 0;
    if (clock.suspended_days) {
        const auto& days = matter.fact(*clock.suspended_days);
        if (days.is_known()) suspended = static_cast<std::int32_t>(days.low / kMillionths);
        raw_end += suspended;
    }
    if (clock.suspended_by_repair.empty()) return raw_end;
    // Stretches in repair, in order; one that touches another counts once.
    std::vector<std::pair<Day, Day>> stretches;
    for (const auto& repair : matter.facts.repairs) {
        if (repair.covered.is_known() && repair.covered.low == 0) continue;
        if (repair.sent_on.is_known() && repair.done_on.is_known()) {
            stretches.emplace_back(static_cast<Day>(repair.sent_on.low), static_cast<Day>(repair.done_on.low));
        }
    }
    const auto& sent = matter.fact(matter.slots.open_sent_on);
    const auto& today = matter.fact(matter.slots.today);
    if (sent.is_known() && today.is_known()) {
        stretches.emplace_back(static_cast<Day>(sent.low), static_cast<Day>(today.low));
    }
    std::sort(stretches.begin(), stretches.end());
    auto end = raw_end;
    auto counted = start;
    for (const auto& [from, to] : stretches) {
        if (from > end) break;
        const auto days = std::max(to, counted) - std::max(from, counted);
        counted = std::max(counted, to);
        if (days <= 0) continue;
        suspended += days;
        end += days;
    }
    return end;
}

void state_clocks(const Matter& matter, std::vector<ClockState>& states) {
    states.resize(matter.program.clocks.size());
    for (std::size_t i = 0; i < states.size(); ++i) {
        auto needs = std::move(states[i].needs);
        needs.clear();
        states[i] = ClockState{};
        states[i].needs = std::move(needs);
        state_one(matter, matter.program.clocks[i], states[i]);
    }
}

}  // namespace guarantee
