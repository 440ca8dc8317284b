#include "domain/rating/evidence.hpp"

namespace rating {

std::optional<Finding> finding_of(const Evidence& evidence, std::int64_t numerator, std::int64_t denominator) {
    if (denominator <= 0) return std::nullopt;
    if (evidence.as == EvidenceRule::Sampled) {
        if (numerator < 0 || numerator > denominator || denominator > kSampledMax) return std::nullopt;
        return Samples{.sampled = denominator, .failed = denominator - numerator};
    }
    const base::Rational value{numerator, denominator};
    return Verdict{evidence.as == EvidenceRule::AtLeast ? value >= evidence.target : value <= evidence.target};
}

}  // namespace rating
