#include <set>

#include "domain/rating/tally.hpp"

namespace rating {
namespace {

/// Adds one site's findings to the pool; remembers the complaint and stops where it cannot.
class Pool {
public:
    explicit Pool(const Standard& standard) : standard_(standard), items_(standard.items().size()) {}

    std::optional<base::Refusal> add(const Findings& findings, const std::string& outlet) {
        for (const auto& [id, finding] : findings) {
            const auto place = standard_.position(id);
            const char* reason = "unknown_item";
            if (place) reason = add(standard_.items()[*place].scoring, finding, items_[*place]);
            if (!reason) continue;
            base::Refusal refusal{"bad_input", {{"reason", reason}, {"item", id}}};
            if (!outlet.empty()) refusal.facts.emplace_back("outlet", outlet);
            return refusal;
        }
        return std::nullopt;
    }

    std::vector<ItemScore> take() { return std::move(items_); }

private:
    static const char* add(Scoring scoring, const Finding& finding, ItemScore& item) {
        if (const auto* verdict = std::get_if<Verdict>(&finding)) {
            if (scoring != Scoring::Qualitative) return "wrong_kind_of_finding";
            item.counted += 1;
            item.failed += verdict->met ? 0 : 1;
        } else if (const auto* samples = std::get_if<Samples>(&finding)) {
            if (scoring != Scoring::Sampled) return "wrong_kind_of_finding";
            if (samples->sampled < 1 || samples->sampled > kSampledMax) return "sampled_out_of_range";
            if (samples->failed < 0 || samples->failed > samples->sampled) return "failed_out_of_range";
            item.counted += samples->sampled;
            item.failed += samples->failed;
        } else {
            const auto& reason = std::get<NotApplicable>(finding).reason;
            if (reason.empty()) return "reason_needed";
            item.reasons.push_back(reason);
            if (item.state == ItemState::Missing) item.state = ItemState::NotApplicable;
            return nullptr;
        }
        item.sites += 1;
        item.state = ItemState::Found;
        return nullptr;
    }

    const Standard& standard_;
    std::vector<ItemScore> items_;
};

}  // namespace

base::Result<std::vector<ItemScore>> pool(const Standard& standard, const Assessment& assessment) {
    Pool pool{standard};
    if (auto complaint = pool.add(assessment.items, "")) return *complaint;
    std::set<std::string_view> seen;
    for (const auto& outlet : assessment.outlets) {
        if (auto complaint = pool.add(outlet.items, outlet.id)) return *complaint;
        if (!seen.insert(outlet.id).second) {
            return base::Refusal{"bad_input", {{"reason", "doubled_outlet"}, {"outlet", outlet.id}}};
        }
    }
    return pool.take();
}

}  // namespace rating
