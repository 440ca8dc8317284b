#pragma once

#include "base/ids.hpp"
#include "domain/rating/assessment.hpp"
#include "domain/rating/standard.hpp"
#include "tests/domain/rating/standards.hpp"

namespace rating_test {

/// Random standards and assessments, the same for the same seed.
class RandomRating {
public:
    explicit RandomRating(std::uint64_t seed) : random_(base::seeded_random(seed)) {}

    std::int64_t below(std::int64_t bound) {
        return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(bound));
    }

    rating::Standard standard(std::int64_t items_max) {
        std::vector<rating::Item> items;
        const auto count = 1 + below(items_max);
        for (std::int64_t i = 0; i < count; ++i) {
            auto id =
                std::to_string(1 + i % 3) + "." + std::to_string(1 + i / 3 % 4) + "." + std::to_string(1 + i / 12);
            const base::Rational points{1 + below(10'000), 100};
            items.push_back(below(2) != 0 ? sampled(std::move(id), points) : qualitative(std::move(id), points));
            if (below(2) != 0) items.back().points_basis = rating::PointsBasis::Working;
        }
        return standard_of(std::move(items));
    }

    rating::Finding finding(const rating::Item& item) {
        if (below(8) == 0) return rating::NotApplicable{"x"};
        if (item.scoring == rating::Scoring::Qualitative) return rating::Verdict{below(3) != 0};
        const auto sampled = 1 + below(60);
        return rating::Samples{sampled, below(3) == 0 ? below(sampled + 1) : 0};
    }

    rating::Assessment assessment(const rating::Standard& standard) {
        rating::Assessment out{.items = {}};
        const auto skip = below(2) == 0 ? 1'000'000 : 6;
        for (const auto& item : standard.items()) {
            if (below(skip) != 0 || skip > 6) out.items.emplace(item.id, finding(item));
        }
        for (std::int64_t n = below(4); n > 0; --n) {
            rating::Outlet outlet{.id = "N" + std::to_string(n), .items = {}};
            for (const auto& item : standard.items()) {
                if (below(3) == 0) outlet.items.emplace(item.id, finding(item));
            }
            out.outlets.push_back(std::move(outlet));
        }
        out.special_deductions.resize(static_cast<std::size_t>(below(3) == 0 ? below(7) : 0));
        out.special_bonus = below(2);
        return out;
    }

private:
    base::Random random_;
};

}  // namespace rating_test
