#include <algorithm>
#include <set>

#include "domain/guarantee/laws.hpp"

namespace guarantee {
namespace {

constexpr std::size_t kDaysTried = 8;
constexpr std::size_t kBranchesMost = 8;

/// The days on which a count of days passes a limit that a condition sets.
void add_passing(const Condition& condition, Slot slot, std::int64_t count, Day today, std::set<Day>& days) {
    if (condition.op == Condition::Op::Compare && condition.slot == slot) {
        const auto limit = condition.values[0] / kMillionths;
        for (const auto passes : {limit - count, limit + 1 - count}) {
            if (passes > 0 && passes < 100'000) days.insert(today + static_cast<Day>(passes));
        }
    }
    for (const auto& child : condition.children) add_passing(child, slot, count, today, days);
}

std::set<Day> days_to_try(const Ruling& ruling, const Facts& facts, const Slots& slots) {
    std::set<Day> days;
    const auto today = static_cast<Day>(facts[slots.today].low);
    const auto& program = *ruling.program;
    const auto look = [&](const Condition& condition) {
        if (!facts[slots.open_sent_on].is_known()) return;
        for (const auto slot : {slots.waiting_days, slots.repair_days_current, slots.repair_days_total}) {
            const auto& count = ruling.facts[slot];
            if (count.is_known()) add_passing(condition, slot, count.low / kMillionths, today, days);
        }
    };
    for (const auto& rule : program.rules) look(rule.when);
    for (const auto& flag : program.flags) look(flag.when);
    for (const auto& consequence : program.consequences) {
        if (consequence.when) look(*consequence.when);
    }
    for (const auto& clock : ruling.clocks) {
        if (clock.has_end && clock.tested_today && clock.end >= today) days.insert(clock.end + 1);
    }
    return days;
}

std::optional<std::int64_t> net_of(const Ruling& ruling) {
    for (const auto& refund : ruling.refunds) {
        if (ruling.result == refund.remedy) return refund.net;
    }
    return std::nullopt;
}

std::vector<Value> values_of(const FactKind& kind, const Words& words) {
    std::vector<Value> out;
    if (kind.type == FactKind::Type::Flag) return {Value::known(1), Value::known(0)};
    if (kind.type != FactKind::Type::Word) return out;
    for (const auto& word : kind.words) out.push_back(Value::known(words.find(word)));
    return out;
}

}  // namespace

void Laws::find_next_trigger(const Facts& facts, std::span<const std::string> named, Answer& answer) const {
    if (!facts[slots_.today].is_known()) return;
    const auto entitled = answer.entitled();
    const auto possible = answer.possible();
    std::set<Day> days;
    for (std::size_t i = 0; i < answer.count; ++i) days.merge(days_to_try(answer.rulings[i], facts, slots_));
    if (days.empty()) return;
    auto later = facts;
    Answer then;
    std::size_t tried = 0;
    for (const auto day : days) {
        if (++tried > kDaysTried) return;
        later[slots_.today] = Value::known(day);
        decide_each(later, named, then);
        if (then.entitled() == entitled && then.possible() == possible) continue;
        answer.next_trigger = day;
        return;
    }
}

void Laws::find_branches(const Facts& facts, std::span<const std::string> named, Answer& answer) const {
    const auto* main = answer.main();
    if (!main->undecided) return;
    auto turned = facts;
    Answer then;
    for (const auto& need : main->needs) {
        if (need.slot == Need::kNoSlot) continue;
        for (const auto& value : values_of(vocabulary_.fact(need.slot), vocabulary_.words())) {
            if (answer.branches.size() == kBranchesMost) return;
            turned[need.slot] = value;
            decide_each(turned, named, then);
            choose(turned, then);
            const auto& ruling = *then.main();
            answer.branches.push_back({need.slot, value, then.entitled(), ruling.result, net_of(ruling)});
        }
        turned[need.slot] = Value{};
    }
}

}  // namespace guarantee
