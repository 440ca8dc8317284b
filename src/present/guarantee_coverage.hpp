#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "domain/guarantee/laws.hpp"

namespace present {

/// What worked cases have shown of the books: which rules and exclusions have held, and for which limits there was a
/// case on the limit and one beside it.
class GuaranteeCoverage {
public:
    explicit GuaranteeCoverage(const guarantee::Laws& laws) : laws_(laws) {}

    void take(const guarantee::Answer& answer);

    /// What no case has shown, a line each with the place in the book: a rule or an exclusion that never held, a period
    /// without a case on its last day and one on the day after, a number without a case on its limit and one beside it.
    /// What is known only from memory needs no case.
    std::vector<std::string> missing() const;

private:
    void take_limits(const guarantee::Condition& condition, const guarantee::Ruling& ruling);
    void list_limits(const guarantee::Condition& condition, std::vector<std::string>& out) const;

    /// Which sides of a limit have been met.
    struct Sides {
        bool on = false;
        bool beside = false;
    };

    const guarantee::Laws& laws_;
    std::set<std::string> held_;           ///< places of rules and exclusions
    std::map<std::string, Sides> limits_;  ///< by the place of the condition or the period
};

}  // namespace present
