#include "present/guarantee_coverage.hpp"

#include <algorithm>

namespace present {

using guarantee::Condition;

void GuaranteeCoverage::take(const guarantee::Answer& answer) {
    for (std::size_t i = 0; i < answer.count; ++i) {
        const auto& ruling = answer.rulings[i];
        const auto& program = *ruling.program;
        for (const auto& place : ruling.held) held_.insert(*place);
        for (std::size_t c = 0; c < ruling.clocks.size(); ++c) {
            const auto& state = ruling.clocks[c];
            if (!state.has_end || !state.tested_on) continue;
            auto& sides = limits_[program.clocks[c].where];
            const auto days = *state.tested_on - state.end;
            sides.on |= days == 0;
            sides.beside |= days == 1;
        }
        for (const auto& rule : program.rules) take_limits(rule.when, ruling);
        for (const auto& flag : program.flags) take_limits(flag.when, ruling);
        for (const auto& consequence : program.consequences) {
            if (consequence.when) take_limits(*consequence.when, ruling);
        }
    }
}

void GuaranteeCoverage::take_limits(const Condition& condition, const guarantee::Ruling& ruling) {
    for (const auto& child : condition.children) take_limits(child, ruling);
    if (condition.op != Condition::Op::Compare) return;
    const auto& value = ruling.facts[condition.slot];
    if (!value.is_known()) return;
    const auto is_number = laws_.vocabulary().fact(condition.slot).type == guarantee::FactKind::Type::Number;
    const auto unit = is_number ? guarantee::kMillionths : 1;
    const auto apart = value.low - condition.values[0];
    auto& sides = limits_[condition.where];
    sides.on |= apart == 0;
    sides.beside |= apart == unit || apart == -unit;
}

void GuaranteeCoverage::list_limits(const Condition& condition, std::vector<std::string>& out) const {
    for (const auto& child : condition.children) list_limits(child, out);
    if (condition.op != Condition::Op::Compare) return;
    const auto found = limits_.find(condition.where);
    const auto& fact = laws_.vocabulary().fact(condition.slot).name;
    if (found == limits_.end() || !found->second.on)
        out.push_back(condition.where + ": no case stands on this limit of " + fact);
    if (found == limits_.end() || !found->second.beside) {
        out.push_back(condition.where + ": no case stands beside this limit of " + fact);
    }
}

std::vector<std::string> GuaranteeCoverage::missing() const {
    std::vector<std::string> out;
    const auto need = [&](const guarantee::Citation& cite, const std::string& where, const std::string& what) {
        if (cite.confidence != 'C' && !held_.contains(where)) out.push_back(where + ": no case fires " + what);
    };
    const auto look = [&](const auto& rules, const auto& exclusions, const auto& flags) {
        for (const auto& rule : rules) need(rule.cite, rule.where, "the rule " + rule.id);
        for (const auto& exclusion : exclusions) need(exclusion.cite, exclusion.where, "the exclusion " + exclusion.id);
        for (const auto& rule : rules) {
            if (rule.cite.confidence != 'C') list_limits(rule.when, out);
        }
        for (const auto& flag : flags) list_limits(flag.when, out);
    };
    for (const auto& book : laws_.books()) {
        look(book.rules, book.exclusions, book.flags);
        for (const auto& overlay : book.overlays) look(overlay.rules, overlay.exclusions, overlay.adds_flags);
        for (const auto& clock : book.clocks) {
            if (clock.cite.confidence == 'C') continue;
            const auto found = limits_.find(clock.where);
            if (found == limits_.end() || !found->second.on) {
                out.push_back(clock.where + ": no case stands on the last day of " + clock.id);
            }
            if (found == limits_.end() || !found->second.beside) {
                out.push_back(clock.where + ": no case stands on the day after " + clock.id);
            }
        }
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

}  // namespace present
