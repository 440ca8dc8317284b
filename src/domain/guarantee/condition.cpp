#include "domain/guarantee/condition.hpp"

namespace guarantee {
namespace {

using Op = Condition::Op;

Tri is_one_of(const Condition& condition, const Situation& situation) {
    const auto& value = situation.facts[condition.slot];
    if (value.is_unknown()) return Tri::Unknown;
    if (!value.is_known()) return Tri::False;
    for (const auto word : condition.values) {
        if (value.low == word || situation.words.lies_in(value.low, word)) return Tri::True;
    }
    return Tri::False;
}

Tri leaf(const Condition& condition, const Situation& situation) {
    const auto& value = situation.facts[condition.slot];
    switch (condition.op) {
        case Op::IsTrue:
            if (value.is_unknown()) return Tri::Unknown;
            return to_tri(value.is_known() && value.low == 1);
        case Op::OneOf:
            return is_one_of(condition, situation);
        case Op::Compare:
            return compare(value, condition.than, condition.values[0]);
        case Op::IsKnown:
            return to_tri(value.is_known());
        case Op::IsMissing:
            return value.is_unknown() ? Tri::Unknown : to_tri(!value.is_known());
        default:
            return Tri::True;
    }
}

template <typename Leaf>
Tri combine(const Condition& condition, const Leaf& recurse) {
    Tri result = condition.op == Op::Any ? Tri::False : Tri::True;
    const auto decided = !result;
    for (const auto& child : condition.children) {
        const auto one = recurse(child);
        result = condition.op == Op::Any ? (result | one) : (result & one);
        if (result == decided) break;
    }
    return result;
}

}  // namespace

Tri compare(const Value& value, Condition::Than than, std::int64_t limit) {
    using Than = Condition::Than;
    if (value.state == Value::State::Missing) return Tri::False;
    const auto decide = [](bool sure, bool never) { return sure ? Tri::True : never ? Tri::False : Tri::Unknown; };
    switch (than) {
        case Than::Less:
            return decide(value.high < limit, value.low >= limit);
        case Than::AtMost:
            return decide(value.high <= limit, value.low > limit);
        case Than::AtLeast:
            return decide(value.low >= limit, value.high < limit);
        case Than::More:
            return decide(value.low > limit, value.high <= limit);
        case Than::Equal:
            break;
    }
    return decide(value.low == limit && value.high == limit, value.low > limit || value.high < limit);
}

Tri evaluate(const Condition& condition, const Situation& situation) {
    switch (condition.op) {
        case Op::All:
        case Op::Any:
            return combine(condition, [&](const Condition& child) { return evaluate(child, situation); });
        case Op::Not:
            return !evaluate(condition.children[0], situation);
        case Op::Possible:
            return to_tri(evaluate(condition.children[0], situation) != Tri::False);
        case Op::InClock:
            return situation.clocks[condition.index];
        case Op::Named:
            return situation.flags[condition.index];
        default:
            return leaf(condition, situation);
    }
}

Tri evaluate_but_for_limits(const Condition& condition, const Situation& situation,
                            const std::vector<Condition>& flags) {
    const auto recurse = [&](const Condition& child) { return evaluate_but_for_limits(child, situation, flags); };
    switch (condition.op) {
        case Op::All:
        case Op::Any:
            return combine(condition, recurse);
        case Op::Not:
            return evaluate(condition, situation);
        case Op::Possible:
            return recurse(condition.children[0]);
        case Op::InClock:
        case Op::Compare:
            return Tri::True;
        case Op::Named:
            return recurse(flags[condition.index]);
        default:
            return leaf(condition, situation);
    }
}

}  // namespace guarantee
