#pragma once

#include <string>
#include <vector>

#include "domain/rating/standard.hpp"

namespace rating_test {

inline rating::StandardDraft with_levels(std::vector<rating::Item> items) {
    return {.id = "x",
            .items = std::move(items),
            .levels = {{"five", 95}, {"four", 90}, {"three", 80}, {"qualified", 70}},
            .special = {.deduction = 1, .fail_from = 5, .bonus = 1, .bonus_max = 1}};
}

/// A standard with the levels and special rules of GB/T 27922-2011 and these items.
inline rating::Standard standard_of(std::vector<rating::Item> items) {
    return *rating::Standard::of(with_levels(std::move(items)));
}

inline rating::Item qualitative(std::string id, base::Rational points) {
    return {.id = std::move(id), .points = std::move(points)};
}
inline rating::Item sampled(std::string id, base::Rational points) {
    return {.id = std::move(id), .points = std::move(points), .scoring = rating::Scoring::Sampled};
}

}  // namespace rating_test
