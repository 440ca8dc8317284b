#pragma once

#include <string>
#include <vector>

#include "domain/guarantee/facts.hpp"

namespace guarantee {

/// A condition of a book as a tree of plain data; nothing in it is code.
struct Condition {
    enum class Op : std::uint8_t {
        Always,
        All,
        Any,
        Not,
        Possible,  ///< true unless the inner condition is known to be false
        IsTrue,    ///< a flag that is true
        OneOf,     ///< a word among `values`, a place within one of them
        Compare,   ///< a number, an amount or a day against `values[0]`
        IsKnown,
        IsMissing,
        InClock,  ///< the day that counts lies in a period, `name`
        Named     ///< another condition of the book, `name`
    };
    enum class Than : std::uint8_t { Less, AtMost, Equal, AtLeast, More };

    Op op = Op::Always;
    Than than = Than::Equal;
    Slot slot = 0;
    std::vector<std::int64_t> values;
    std::string name;
    std::size_t index = 0;  ///< of the clock or the named condition, once the program is put together
    std::string where;      ///< file, line and column, for complaints about names
    std::vector<Condition> children;
};

/// The words of which a condition may make use.
struct ConditionWords {
    Vocabulary& vocabulary;
    const std::vector<std::string>* catalogue = nullptr;  ///< what "category: catalogue" means
};

/// Reads a condition, strictly:
///
///     {fault.cause: [misuse, opened]}          a word among several; "$appliances" is a group, "catalogue" the book's
///     own {docs.invoice: true}                     a flag {waiting_days: "> 90"}                   a number; amounts
///     in yuan, days as ">= 2022-01-01" {in: return_window}                      the day that counts lies in a period
///     of the book {flag: exchange_due}                     a named condition of the book {known: f}, {missing: f},
///     {possible: c}, {all: [...]}, {any: [...]}, {not: c}, {always: true}
///
/// A map of several is true where all of them are.
Condition read_condition(const rules::Node& node, const ConditionWords& words);

/// What conditions are asked about.
struct Situation {
    const Facts& facts;
    const Words& words;
    const Tri* clocks = nullptr;  ///< whether the day that counts lies in each period
    const Tri* flags = nullptr;   ///< the named conditions
};

Tri evaluate(const Condition& condition, const Situation& situation);
/// As `evaluate`, but what is false only because a period is over or a number falls short counts as true: tells a
/// right that was missed by a day from one that has nothing to do with the matter.
Tri evaluate_but_for_limits(const Condition& condition, const Situation& situation,
                            const std::vector<Condition>& flags);

/// The comparison of a number against a limit when it may lie between two bounds.
Tri compare(const Value& value, Condition::Than than, std::int64_t limit);

}  // namespace guarantee
