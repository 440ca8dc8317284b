#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace rating {

/// What was found on a qualitative item at one site.
struct Verdict {
    bool met = false;
};
/// What was found on a sampled item at one site: so many samples looked at, so many of them failed.
struct Samples {
    std::int64_t sampled = 0;
    std::int64_t failed = 0;
};
/// The item does not apply at this site (clause 6.2.2: its points are not counted), and why.
struct NotApplicable {
    std::string reason;
};
using Finding = std::variant<Verdict, Samples, NotApplicable>;

/// Findings by the id of the item.
using Findings = std::map<std::string, Finding, std::less<>>;

/// An outlet looked at beside the headquarters, with findings of its own.
struct Outlet {
    std::string id;
    Findings items;
};

/// Something outside the points that costs one: against the law, against the company's own service rules ...
struct SpecialDeduction {
    std::string ground;
    std::string note = {};
};

/// What assessors brought home, or what the company's own records prove.
struct Assessment {
    Findings items;  ///< at the headquarters
    std::vector<SpecialDeduction> special_deductions = {};
    std::int64_t special_bonus = 0;  ///< how many times the bonus is claimed
    std::vector<Outlet> outlets = {};
};

/// So many samples at most in one finding; more are a slip of the hand.
inline constexpr std::int64_t kSampledMax = 1'000'000'000'000;

}  // namespace rating
