#include "cli/score.hpp"

#include <fmt/format.h>

#include <charconv>

#include "base/check.hpp"
#include "cli/json_lines.hpp"
#include "cli/json_words.hpp"
#include "cli/score_request.hpp"

namespace cli {
namespace {

constexpr std::size_t kPointsPlaces = 9;

json::value number(const base::Rational& exact, std::size_t places) {
    const auto text = exact.to_decimal(places);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    CHECK(error == std::errc{});
    return value;
}

json::value points(const base::Rational& exact) {
    return number(exact, kPointsPlaces);
}

json::object loss(const rating::Item& item, const rating::ItemScore& found) {
    json::object out{{"item", item.id}, {"points", points(found.lost)}};
    if (item.scoring == rating::Scoring::Sampled) {
        out["why"] = "samples_failed";
        out["sampled"] = found.counted;
    } else {
        out["why"] = "not_met";
        out["sites"] = found.counted;
    }
    out["failed"] = found.failed;
    return out;
}

void write(const rating::Standard& standard, const rating::Score& score, json::object& answer) {
    answer["standard"] = standard.id();
    answer["score"] = number(score.score, 2);
    answer["level"] = score.level ? json::value(*score.level) : json::value(nullptr);
    answer["obtained"] = points(score.obtained);
    answer["applicable"] = points(score.applicable);
    json::object groups;
    for (std::size_t i = 0; i < score.groups.size(); ++i) {
        groups[standard.groups()[i].id] = json::object{{"obtained", points(score.groups[i].obtained)},
                                                       {"applicable", points(score.groups[i].applicable)}};
    }
    answer["groups"] = std::move(groups);
    json::array lost;
    for (const auto i : score.lost) lost.push_back(loss(standard.items()[i], score.items[i]));
    answer["lost"] = std::move(lost);
    answer["special_deductions"] = score.special_deductions;
    answer["special_bonus"] = score.special_bonus;
    answer["provisional"] = score.provisional;
    json::array missing;
    for (const auto i : score.missing) missing.push_back(json::value(standard.items()[i].id));
    answer["missing"] = std::move(missing);
}

[[noreturn]] void refuse(const base::Refusal& refusal) {
    std::string detail = refusal.facts.front().second;
    for (std::size_t i = 1; i < refusal.facts.size(); ++i) {
        detail += fmt::format("{} {} '{}'", i == 1 ? ":" : ",", refusal.facts[i].first, refusal.facts[i].second);
    }
    throw LineRefused(refusal.code, detail);
}

void rate(const rating::Standard& standard, const json::object& request, json::object& answer) {
    const auto result = rating::score(standard, read_assessment(at(request, "assessment", "")));
    if (!result) refuse(result.refusal());
    write(standard, *result, answer);
}

}  // namespace

void answer_score(const json::object& request, const FindStandard& find_standard, json::object& answer) {
    const auto& named = at(request, "standard", "");
    if (!named.is_string()) return rate(read_inline_standard(named), request, answer);
    const std::string_view id = named.get_string();
    const auto* standard = find_standard(id);
    if (standard == nullptr)
        throw LineRefused("unknown_standard", fmt::format("no book of a standard has the id '{}'", id));
    rate(*standard, request, answer);
}

int score(int in, int out, const FindStandard& find_standard) {
    return answer_lines(in, out, [&](const json::object& request, json::object& answer) {
        answer_score(request, find_standard, answer);
    });
}

}  // namespace cli
