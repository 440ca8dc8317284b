#include <algorithm>

#include "domain/guarantee/decision.hpp"

namespace guarantee {
namespace {

constexpr Family kFamilies[] = {
    {"refund", {Remedy::RefundFull, Remedy::RefundLessUseFee, Remedy::RefundLessDepreciation}, 3},
    {"exchange", {Remedy::Exchange}, 1},
    {"repair", {Remedy::RepairFree, Remedy::PartReplaceFree, Remedy::AssemblyReplaceFree, Remedy::RepairPaid}, 4},
    {"price_reduction", {Remedy::PriceReduction}, 1},
    {"part", {Remedy::PartReplaceFree, Remedy::AssemblyReplaceFree, Remedy::RepairFree}, 3}};
/// What is left where a wish is denied.
constexpr Remedy kInstead[] = {
    Remedy::Exchange,       Remedy::RepairFree, Remedy::PartReplaceFree,  Remedy::AssemblyReplaceFree,
    Remedy::PriceReduction, Remedy::RefundFull, Remedy::RefundLessUseFee, Remedy::RefundLessDepreciation,
    Remedy::RepairPaid};

}  // namespace

void Decision::make() {
    reset();
    presume();
    count(matter_, ruling_.repair_days);
    state_clocks(matter_, ruling_.clocks);
    know_flags();
    grant();
    exclude();
    replace();
    answer();
    go_with();
    cite();
    ruling_.facts.assign(matter_.facts.values.begin(), matter_.facts.values.end());
}

void Decision::reset() {
    ruling_.program = &program_;
    ruling_.entitled = ruling_.possible = 0;
    ruling_.result.reset();
    ruling_.at_least.reset();
    ruling_.undecided = ruling_.denied = ruling_.rate_used = false;
    ruling_.by = nullptr;
    ruling_.excluded = nullptr;
    ruling_.clauses.clear();
    ruling_.needs.clear();
    ruling_.assumed.clear();
    ruling_.consequences.clear();
    ruling_.refunds.clear();
    ruling_.deadlines.clear();
    ruling_.unverified.clear();
    ruling_.held.clear();
    ruling_.rate.reset();
    ruling_.next_trigger.reset();
    ruling_.new_period = {};
    ruling_.class_ends.clear();
}

void Decision::presume() {
    for (const auto& presumption : program_.book->presumed) {
        auto& fact = matter_.facts[presumption.fact];
        if (!fact.is_unknown()) continue;
        if (presumption.when && evaluate(*presumption.when, situation_) != Tri::True) continue;
        fact = presumption.value;
        ruling_.assumed.push_back(&presumption);
    }
}

void Decision::know_flags() {
    for (std::size_t i = 0; i < ruling_.clocks.size() && i < kMost; ++i) clocks_[i] = ruling_.clocks[i].inside;
    situation_.clocks = clocks_;
    situation_.flags = flags_;
    for (std::size_t i = 0; i < program_.flags.size() && i < kMost; ++i) {
        flags_[i] = evaluate(program_.flags[i].when, situation_);
    }
}

bool Decision::is_unverified(const Citation& cite, Tri holds) {
    if (cite.confidence != 'C') return false;
    if (holds != Tri::False) ruling_.unverified.push_back(&cite);
    return true;
}

void Decision::grant() {
    for (const auto& rule : program_.rules) {
        const auto holds = evaluate(rule.when, situation_);
        if (holds == Tri::False || is_unverified(rule.cite, holds)) continue;
        if (holds == Tri::True) ruling_.held.push_back(&rule.where);
        auto& set = holds == Tri::True ? ruling_.entitled : ruling_.possible;
        set = static_cast<Remedies>(set | rule.grants);
    }
    ruling_.possible = static_cast<Remedies>(ruling_.possible | ruling_.entitled);
    if (ruling_.possible == 0) {
        ruling_.entitled = ruling_.possible = program_.book->otherwise;
        otherwise_ = program_.book->otherwise != 0;
    } else if (ruling_.entitled == 0) {
        ruling_.possible = static_cast<Remedies>(ruling_.possible | program_.book->otherwise);
    }
}

void Decision::exclude() {
    for (const auto& exclusion : program_.exclusions) {
        const auto holds = evaluate(exclusion.when, situation_);
        if (holds == Tri::False || is_unverified(exclusion.cite, holds)) continue;
        if (holds == Tri::True) ruling_.held.push_back(&exclusion.where);
        const auto keep = [&](Remedies set) {
            return exclusion.leaves ? *exclusion.leaves : static_cast<Remedies>(set & *exclusion.only);
        };
        const auto sure = keep(ruling_.entitled);
        const auto maybe = keep(ruling_.possible);
        if (holds == Tri::True) {
            const auto takes = sure != ruling_.entitled || maybe != ruling_.possible;
            if (ruling_.excluded == nullptr && (takes || maybe == 0)) ruling_.excluded = &exclusion;
            if (takes) otherwise_ = false;
            ruling_.entitled = sure;
            ruling_.possible = maybe;
        } else {
            ruling_.entitled = static_cast<Remedies>(ruling_.entitled & sure);
            ruling_.possible = static_cast<Remedies>(ruling_.possible | maybe);
        }
    }
}

void Decision::replace() {
    for (const auto& instead : program_.instead) {
        if (is_unverified(instead.cite, to_tri(has(ruling_.possible, instead.remedy)))) continue;
        for (auto* set : {&ruling_.entitled, &ruling_.possible}) {
            if (!has(*set, instead.remedy)) continue;
            *set = static_cast<Remedies>((*set & ~set_of(instead.remedy)) | set_of(instead.by));
            replaced_by_ = &instead;
        }
    }
}

const Family* Decision::family() const {
    const auto& wish = matter_.fact(matter_.slots.wants);
    if (!wish.is_known()) return nullptr;
    const auto& word = matter_.facts.text_of(matter_.words(), wish.low);
    for (const auto& one : kFamilies) {
        if (one.wish == word) return &one;
    }
    return nullptr;
}

bool Decision::answer_among(const Remedy* first, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        const auto remedy = first[i];
        if (has(ruling_.entitled, remedy)) {
            if (ruling_.undecided) {
                ruling_.at_least = remedy;
            } else {
                ruling_.result = remedy;
            }
            return true;
        }
        if (has(ruling_.possible, remedy)) {
            ruling_.undecided = true;
            hinges_on_ = static_cast<Remedies>(hinges_on_ | set_of(remedy));
        }
    }
    return ruling_.undecided;
}

void Decision::answer() {
    if (program_.rules.empty()) return;
    if (const auto* wished = family()) {
        if (!answer_among(wished->best_first.data(), wished->count)) {
            ruling_.denied = true;
            answer_among(kInstead, std::size(kInstead));
        }
    } else {
        hinges_on_ = static_cast<Remedies>(ruling_.possible & ~ruling_.entitled);
        ruling_.undecided = hinges_on_ != 0;
    }
    for (const auto& rule : program_.rules) {
        if (ruling_.result && grants(rule, *ruling_.result) && holds(rule)) {
            ruling_.by = &rule;
            break;
        }
    }
    work_out_refunds();
    if (ruling_.undecided) ask();
    if (ruling_.excluded != nullptr) {
        for (const auto& need : ruling_.excluded->needs) add_need({Need::kNoSlot, need});
    }
}

bool Decision::holds(const Rule& rule) const {
    return rule.cite.confidence != 'C' && evaluate(rule.when, situation_) == Tri::True;
}

bool Decision::grants(const Rule& rule, Remedy remedy) const {
    if (has(rule.grants, remedy)) return true;
    return replaced_by_ != nullptr && replaced_by_->by == remedy && has(rule.grants, replaced_by_->remedy);
}

void Decision::work_out_refunds() {
    for (const auto remedy : {Remedy::RefundFull, Remedy::RefundLessUseFee, Remedy::RefundLessDepreciation}) {
        if (!has(ruling_.entitled, remedy)) continue;
        for (const auto& rule : program_.rules) {
            if (!rule.refund || !grants(rule, remedy) || !holds(rule)) continue;
            auto refund = *rule.refund;
            if (!has(rule.grants, remedy)) refund.less = Refund::Less::Nothing;
            std::vector<Need> needs;
            ruling_.refunds.push_back(work_out(matter_, remedy, refund, needs));
            if (ruling_.result == remedy) {
                for (auto& need : needs) add_need(std::move(need));
            }
            break;
        }
    }
}

void decide(const Matter& matter, Ruling& ruling) {
    Decision{matter, ruling}.make();
}

}  // namespace guarantee
