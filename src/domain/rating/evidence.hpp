#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "domain/rating/assessment.hpp"
#include "domain/rating/standard.hpp"

namespace rating {

/// How a measure becomes a finding. Sampled: every event of the denominator is a sample, those outside the numerator
/// failed. AtLeast, AtMost: the item is met where numerator / denominator reaches, or stays within, the target.
enum class EvidenceRule { Sampled, AtLeast, AtMost };

/// Which of the company's own measures evidences an item. That a measure says something of an item is our choice, not
/// the standard's; the book says why, and what the measure does not see.
struct Evidence {
    std::string measure;  ///< id of a measure, for instance "recorded_share"
    EvidenceRule as = EvidenceRule::Sampled;
    base::Rational target = 0;  ///< unused with Sampled
    std::int64_t days = 90;     ///< over so many days up to today
};

/// The finding that a measured figure gives; nothing for an empty denominator, a numerator outside 0..denominator of a
/// sampled rule, or a sample larger than a finding may have: then the item waits.
std::optional<Finding> finding_of(const Evidence& evidence, std::int64_t numerator, std::int64_t denominator);

}  // namespace rating
