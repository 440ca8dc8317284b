#include "flows/live_star.hpp"

#include <algorithm>
#include <set>

#include "base/check.hpp"
#include "store/case_store.hpp"

namespace flows {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr days kFresh{90};

/// The day behind the last one that counts.
base::Date end_of_window(Context& context) {
    const auto tomorrow = base::Date{sys_days{local_day(context.organisation, context.now())} + days{1}};
    const auto newest = context.database.read(
        [&](const db::ReadTx& tx) { return store::newest_opening(tx, context.organisation_id()); });
    if (!newest) return tomorrow;
    const auto behind = base::Date{sys_days{local_day(context.organisation, *newest)} + days{1}};
    return sys_days{tomorrow} - sys_days{behind} > kFresh ? behind : tomorrow;
}

/// How many measures that carry a target were measured at all.
std::pair<std::int64_t, std::int64_t> supervision(const MeasureAnswer& answer) {
    std::int64_t measured = 0;
    std::int64_t with_target = 0;
    for (std::size_t i = 0; i < answer.measures.size(); ++i) {
        if (!answer.measures[i]->target) continue;
        ++with_target;
        measured += answer.rows.front().figures[i].n > 0 ? 1 : 0;
    }
    return {measured, with_target};
}

class Prover {
public:
    Prover(Context& context, Star& star) : context_(context), star_(star) {}

    base::Result<base::Done> prove(const std::string& item, const rating::Evidence& rule) {
        StarEvidence evidence{
            .measure = rule.measure, .from = base::Date{sys_days{star_.to} - days{rule.days}}, .to = star_.to};
        const auto counts = count(rule, evidence);
        if (!counts) return counts.refusal();
        const auto [numerator, denominator] = *counts;
        evidence.sampled = denominator;
        evidence.failed = denominator - numerator;
        if (denominator > 0) evidence.value = static_cast<double>(numerator) / static_cast<double>(denominator);
        if (const auto finding = rating::finding_of(rule, numerator, denominator)) {
            proven.items[item] = *finding;
            measured.insert(item);
        }
        star_.from = std::min(star_.from, evidence.from);
        star_.evidence[item] = std::move(evidence);
        return base::Done{};
    }

    rating::Assessment proven;
    std::set<std::string> measured;

private:
    base::Result<std::pair<std::int64_t, std::int64_t>> count(const rating::Evidence& rule,
                                                              const StarEvidence& window) {
        MeasureAsked asked{.from = window.from, .to = window.to, .intervals_of_means = false};
        const bool supervises = rule.measure == "supervision_share";
        if (!supervises) asked.measures = {rule.measure};
        const auto answer = measure(context_, {.actor = "system", .role = "admin"}, asked);
        if (!answer) return answer.refusal();
        star_.as_of_seq = answer->as_of_seq;
        if (supervises) return supervision(*answer);
        const auto& figure = answer->rows.front().figures.front();
        return std::pair{static_cast<std::int64_t>(figure.numerator.value_or(0)),
                         static_cast<std::int64_t>(figure.denominator.value_or(0))};
    }

    Context& context_;
    Star& star_;
};

}  // namespace

base::Result<Star> live_star(Context& context, const std::string& standard, std::optional<base::Date> until) {
    Star star{.books = context.books()};
    const auto book = star.books->standards.find(standard);
    if (book == star.books->standards.end()) return base::Refusal{"unknown_standard", {{"standard", standard}}};
    star.book = book->second.get();
    star.to = until ? *until : end_of_window(context);
    star.from = star.to;

    Prover prover{context, star};
    const auto& items = star.book->standard.items();
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!star.book->items[i].live) continue;
        if (const auto done = prover.prove(items[i].id, star.book->items[i].live->rule); !done) return done.refusal();
    }
    auto live = rating::live(star.book->standard, prover.proven, prover.measured);
    CHECK(live || live.refusal().facts.front().second == "nothing_applicable");
    if (live) star.live = std::move(*live);
    return star;
}

}  // namespace flows
