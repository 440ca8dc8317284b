#include "domain/rating/score.hpp"

#include <algorithm>

#include "domain/rating/tally.hpp"

namespace rating {

base::Result<Score> score(const Standard& standard, const Assessment& assessment) {
    auto out = tally(standard, assessment);
    if (!out) return out;
    if (out->applicable == 0) return base::Refusal{"bad_input", {{"reason", "nothing_applicable"}}};
    const auto& special = standard.special();
    out->score =
        std::clamp<base::Rational>(out->obtained * 100 / out->applicable + outside_points(special, *out), 0, 100);
    if (out->missing.empty()) {
        out->level = fails_by_deductions(special, *out) ? "none" : standard.level_of(out->score);
    }
    return out;
}

}  // namespace rating
