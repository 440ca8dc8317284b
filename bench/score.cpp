// How many ratings a second the shipped book gives, against a plain loop over doubles that knows nothing of levels on
// the exact value, outlets, groups or losses. Usage: bench_score [path of the book]
#include "domain/rating/score.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <sstream>
#include <vector>

#include "base/ids.hpp"
#include "domain/rating/standard_book.hpp"

namespace {

constexpr int kRounds = 9;

/// Microseconds a call, the median of some rounds.
template <typename Work>
double micros(int calls, Work work) {
    std::vector<double> rounds;
    for (int round = 0; round < kRounds; ++round) {
        const auto from = std::chrono::steady_clock::now();
        for (int i = 0; i < calls; ++i) work(i);
        const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - from;
        rounds.push_back(took.count() / calls);
    }
    std::nth_element(rounds.begin(), rounds.begin() + kRounds / 2, rounds.end());
    return rounds[kRounds / 2];
}

rating::Assessment random_assessment(const rating::Standard& standard, base::Random& random, std::int64_t samples_max) {
    rating::Assessment out{.items = {}};
    for (const auto& item : standard.items()) {
        if (item.scoring == rating::Scoring::Sampled) {
            const auto sampled = 1 + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(samples_max));
            out.items.emplace(item.id, rating::Samples{sampled, sampled / 10});
        } else {
            out.items.emplace(item.id, rating::Verdict{random() % 10 != 0});
        }
    }
    return out;
}

double plain_score(const rating::Standard& standard, const std::vector<double>& points,
                   const rating::Assessment& given) {
    double obtained = 0;
    double applicable = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto& finding = given.items.find(standard.items()[i].id)->second;
        applicable += points[i];
        if (const auto* verdict = std::get_if<rating::Verdict>(&finding)) {
            obtained += verdict->met ? points[i] : 0;
        } else if (const auto* samples = std::get_if<rating::Samples>(&finding)) {
            obtained += points[i] * static_cast<double>(samples->sampled - samples->failed) /
                        static_cast<double>(samples->sampled);
        }
    }
    return 100 * obtained / applicable;
}

void compare(const char* name, const rating::Standard& standard, std::int64_t samples_max, int calls) {
    auto random = base::seeded_random(1);
    std::vector<rating::Assessment> given;
    for (int i = 0; i < 64; ++i) given.push_back(random_assessment(standard, random, samples_max));
    std::vector<double> points;
    for (const auto& item : standard.items()) points.push_back(item.points.to_double());
    double apart = 0;
    const auto pick = [&](int i) -> const rating::Assessment& {
        return given[static_cast<std::size_t>(i) % given.size()];
    };
    const double exact = micros(calls, [&](int i) { apart += rating::score(standard, pick(i))->score.to_double(); });
    const double plain = micros(calls, [&](int i) { apart -= plain_score(standard, points, pick(i)); });
    fmt::print("{:<34} {:>10.1f} us = {:>9.0f}/s   doubles {:>8.2f} us   {:>6.1f} times as long (difference {:.1g})\n",
               name, exact, 1e6 / exact, plain, exact / plain, apart / calls / kRounds);
}

rating::Standard even_standard(int items) {
    rating::StandardDraft draft{.id = "even", .items = {}, .levels = {{"pass", 60}}, .special = {}};
    for (int i = 0; i < items; ++i) {
        draft.items.push_back({.id = fmt::format("{}.{}.{}", 1 + i / 500, 1 + i / 50 % 10, 1 + i % 50),
                               .points = base::Rational(2, 100),
                               .scoring = rating::Scoring::Sampled});
    }
    return *rating::Standard::of(std::move(draft));
}

}  // namespace

int main(int count, char** words) {
    std::ifstream file{count > 1 ? words[1] : "rulebooks/standards/gbt-27922-2011.yaml"};
    std::ostringstream text;
    text << file.rdbuf();
    const auto book = rating::read_standard_book(text.str(), "gbt-27922-2011.yaml");
    compare("shipped book, samples to 60", book.standard, 60, 2000);
    compare("shipped book, samples to 10^12", book.standard, rating::kSampledMax, 500);
    const auto large = even_standard(5000);
    compare("5,000 items, samples to 60", large, 60, 20);
    compare("5,000 items, samples to 10^12", large, rating::kSampledMax, 1);
}
