#include <algorithm>

#include "domain/guarantee/decision.hpp"

namespace guarantee {

void Decision::add_need(Need need) {
    auto& needs = ruling_.needs;
    if (std::find(needs.begin(), needs.end(), need) == needs.end()) needs.push_back(std::move(need));
}

void Decision::ask(const Condition& condition) {
    using Op = Condition::Op;
    if (evaluate(condition, situation_) != Tri::Unknown) return;
    switch (condition.op) {
        case Op::All:
        case Op::Any:
        case Op::Not:
        case Op::Possible:
            for (const auto& child : condition.children) ask(child);
            break;
        case Op::InClock:
            for (const auto& need : ruling_.clocks[condition.index].needs) add_need(need);
            break;
        case Op::Named: {
            const auto& named = program_.flags[condition.index];
            if (named.asks.empty()) {
                ask(named.when);
            } else {
                add_need({Need::kNoSlot, named.asks});
            }
            break;
        }
        default:
            add_need({condition.slot, {}});
    }
}

void Decision::ask() {
    for (const auto& exclusion : program_.exclusions) {
        if (exclusion.cite.confidence != 'C') ask(exclusion.when);
    }
    for (const auto& rule : program_.rules) {
        auto granted = rule.grants;
        if (replaced_by_ != nullptr && has(granted, replaced_by_->remedy)) {
            granted = static_cast<Remedies>(granted | set_of(replaced_by_->by));
        }
        if ((granted & hinges_on_) != 0 && rule.cite.confidence != 'C') ask(rule.when);
    }
}

void Decision::cite_one(const Citation& cite, Role role) {
    for (const auto& cited : ruling_.clauses) {
        if (cited.cite->book == cite.book && cited.cite->clause == cite.clause) return;
    }
    ruling_.clauses.push_back({&cite, role});
}

void Decision::cite_grounds(const Condition& condition) {
    if (evaluate(condition, situation_) != Tri::True) return;
    if (condition.op == Condition::Op::InClock) cite_clock(condition.index);
    if (condition.op == Condition::Op::Named) {
        const auto& named = program_.flags[condition.index];
        if (named.cite) cite_one(*named.cite, Role::Grants);
        cite_grounds(named.when);
    }
    if (condition.op == Condition::Op::Not) return;
    for (const auto& child : condition.children) cite_grounds(child);
}

void Decision::cite_clock(std::size_t index) {
    const auto& state = ruling_.clocks[index];
    const auto& clock = program_.clocks[index];
    if (state.inside != Tri::True) return;
    cite_one(clock.cite, Role::Period);
    if (state.start_by != nullptr) cite_one(state.start_by->cite, state.conflict ? Role::Conflict : Role::Period);
    if (state.suspended_days > 0) {
        for (const auto& by : clock.suspended_by_repair) cite_one(by, Role::Period);
    }
}

void Decision::cite_denied() {
    const auto* wished = family();
    if (!ruling_.denied || wished == nullptr) return;
    for (const auto& rule : program_.rules) {
        bool asked = false;
        for (std::size_t i = 0; i < wished->count; ++i) asked |= has(rule.grants, wished->best_first[i]);
        if (asked && evaluate_but_for_limits(rule.when, situation_, program_.plain_flags) == Tri::True) {
            cite_one(rule.cite, Role::Denies);
        }
    }
}

void Decision::cite() {
    if (ruling_.excluded != nullptr) cite_one(ruling_.excluded->cite, Role::Excludes);
    for (const auto& rule : program_.rules) {
        if (!ruling_.result || !grants(rule, *ruling_.result) || !holds(rule)) continue;
        cite_one(rule.cite, Role::Grants);
        cite_grounds(rule.when);
    }
    if (otherwise_) {
        cite_one(program_.book->otherwise_cite, Role::Denies);
        if (program_.main_clock < program_.clocks.size()) {
            const auto& clock = program_.clocks[program_.main_clock];
            if (ruling_.clocks[program_.main_clock].suspended_days > 0) {
                for (const auto& by : clock.suspended_by_repair) cite_one(by, Role::Period);
            }
        }
    }
    cite_amounts();
    if (replaced_by_ != nullptr && ruling_.result == replaced_by_->by) cite_one(replaced_by_->cite, Role::Grants);
    for (const auto* consequence : ruling_.consequences) {
        cite_one(consequence->cite, consequence->legal_conflict.en.empty() ? Role::GoesWith : Role::Conflict);
    }
    cite_denied();
}

void Decision::cite_amounts() {
    const auto& book = *program_.book;
    if (ruling_.result == Remedy::RefundLessDepreciation && book.depreciation) {
        cite_one(book.depreciation->cite, Role::Amount);
        ruling_.rate_used = true;
        if (book.depreciation->cites_catalogue) cite_one(book.catalogue_cite, Role::Amount);
    } else if (!book.catalogue_cite.clause.empty() && ruling_.result && uses_catalogue()) {
        cite_one(book.catalogue_cite, Role::Period);
    }
    const auto with_fee = ruling_.result == Remedy::RefundLessUseFee || ruling_.result == Remedy::Exchange ||
                          ruling_.result == Remedy::RefundFull;
    if (book.use_fee && with_fee) cite_one(book.use_fee->cite, Role::Amount);
}

bool Decision::uses_catalogue() const {
    for (std::size_t i = 0; i < program_.clocks.size(); ++i) {
        if (!program_.clocks[i].period.fixed && ruling_.clocks[i].inside == Tri::True) return true;
    }
    return false;
}

}  // namespace guarantee
