#include "present/star_json.hpp"

#include <charconv>

namespace present {
namespace {

/// A rational as a plain JSON number with at most so many places.
json::value number(const base::Rational& value, std::size_t places) {
    const auto text = value.to_decimal(places);
    double read = 0;
    std::from_chars(text.data(), text.data() + text.size(), read);
    return read;
}

json::object bilingual(const rating::Wording& text) {
    return {{"zh", text.zh}, {"en", text.en}};
}

std::string_view word(rating::LiveState state) {
    switch (state) {
        case rating::LiveState::Measured:
        case rating::LiveState::Assessed:
            return "proven";
        case rating::LiveState::NotApplicable:
            return "not_applicable";
        case rating::LiveState::Waiting:
            return "waiting";
        case rating::LiveState::Placeholder:
            return "placeholder";
    }
    return "waiting";
}

/// What an item is called: its requirement, or the indicator it stands in for.
rating::Wording title_of(const flows::Star& star, std::size_t i) {
    const auto& item = star.book->items[i];
    if (item.requirement) return *item.requirement;
    const auto parent = rating::parent_id(star.book->standard.items()[i].id).value_or("");
    for (const auto& group : star.book->groups) {
        if (group.id == parent) return group.name;
    }
    return {parent, parent};
}

json::object evidence_json(const flows::Star& star, std::size_t i, const flows::StarEvidence& evidence) {
    const auto& rule = *star.book->items[i].live;
    json::object out{
        {"measure", evidence.measure},
        {"as", rule.rule.as == rating::EvidenceRule::Sampled ? "sampled" : "at_least"},
        {"value", evidence.value ? json::value(*evidence.value) : json::value(nullptr)},
        {"target", rule.rule.as == rating::EvidenceRule::Sampled ? json::value(nullptr) : number(rule.rule.target, 6)},
        {"sampled", evidence.sampled},
        {"failed", evidence.failed},
        {"from", base::to_string(evidence.from)},
        {"to", base::to_string(evidence.to)},
        {"why", bilingual(rule.why)},
        {"limit", bilingual(rule.limit)}};
    if (const auto* measure = star.books->measures.find(evidence.measure)) {
        out["title"] = json::object{{"zh", measure->title.zh}, {"en", measure->title.en}};
    }
    return out;
}

json::object item_json(const flows::Star& star, std::size_t i) {
    const auto& item = star.book->standard.items()[i];
    const auto& told = star.book->items[i];
    json::object out{{"id", item.id},
                     {"title", bilingual(title_of(star, i))},
                     {"points", number(item.points, 6)},
                     {"points_basis", item.points_basis == rating::PointsBasis::Working ? "working" : "printed"},
                     {"scoring", item.scoring == rating::Scoring::Sampled ? "sampled" : "qualitative"},
                     {"confidence", std::string(1, told.provenance.confidence)}};
    std::string sources;
    for (const auto& source : told.provenance.sources) sources += (sources.empty() ? "" : " ") + source;
    out["provenance"] = sources;
    const auto state = star.live ? star.live->states[i]
                                 : (item.placeholder ? rating::LiveState::Placeholder : rating::LiveState::Waiting);
    out["state"] = word(state);
    const bool proven = state == rating::LiveState::Measured || state == rating::LiveState::Assessed;
    out["obtained"] = proven ? number(star.live->proven.items[i].obtained, 9) : json::value(nullptr);
    out["lost"] = proven ? number(star.live->proven.items[i].lost, 9) : json::value(nullptr);
    json::array evidence;
    if (const auto found = star.evidence.find(item.id); found != star.evidence.end()) {
        evidence.push_back(evidence_json(star, i, found->second));
    }
    out["evidence"] = std::move(evidence);
    return out;
}

json::array lost_json(const flows::Star& star) {
    json::array out;
    if (!star.live) return out;
    for (const auto i : star.live->proven.lost) {
        const auto& item = star.book->standard.items()[i];
        const auto& score = star.live->proven.items[i];
        json::object one{{"item", item.id},
                         {"title", bilingual(title_of(star, i))},
                         {"points", number(score.lost, 9)},
                         {"why", item.scoring == rating::Scoring::Sampled ? "samples_failed" : "not_met"}};
        if (const auto evidence = star.evidence.find(item.id); evidence != star.evidence.end()) {
            one["measure"] = evidence->second.measure;
            one["failed"] = evidence->second.failed;
            one["sampled"] = evidence->second.sampled;
            one["from"] = base::to_string(evidence->second.from);
            one["to"] = base::to_string(evidence->second.to);
        }
        out.push_back(std::move(one));
    }
    return out;
}

bool is_below(std::string_view id, std::string_view group) {
    return id.size() > group.size() && id.starts_with(group) && id[group.size()] == '.';
}

json::array groups_json(const flows::Star& star) {
    json::array out;
    const auto& items = star.book->standard.items();
    for (const auto& group : star.book->groups) {
        base::Rational proven = 0;
        base::Rational obtained = 0;
        for (std::size_t i = 0; star.live && i < items.size(); ++i) {
            const auto state = star.live->states[i];
            if (!is_below(items[i].id, group.id)) continue;
            if (state != rating::LiveState::Measured && state != rating::LiveState::Assessed) continue;
            proven = proven + items[i].points;
            obtained = obtained + star.live->proven.items[i].obtained;
        }
        out.push_back(json::object{{"id", group.id},
                                   {"title", bilingual(group.name)},
                                   {"points", number(group.points, 6)},
                                   {"proven", number(proven, 6)},
                                   {"obtained", number(obtained, 6)}});
    }
    return out;
}

json::array levels_json(const flows::Star& star) {
    json::array out;
    for (const auto& level : star.book->standard.levels()) {
        json::object one{{"level", level.level}, {"from", number(level.from, 6)}};
        if (const auto name = star.book->level_names.find(level.level); name != star.book->level_names.end()) {
            one["title"] = bilingual(name->second);
        }
        out.push_back(std::move(one));
    }
    return out;
}

}  // namespace

json::object star_json(const flows::Star& star) {
    json::object out{
        {"standard", star.book->standard.id()}, {"title", bilingual(star.book->title)}, {"number", star.book->number}};
    const auto& live = star.live;
    out["score"] = live && live->score ? number(*live->score, 2) : json::value(nullptr);
    out["level"] = live && live->level ? json::value(*live->level) : json::value(nullptr);
    out["provisional"] = live ? live->provisional : true;
    out["proven_points"] = live ? number(live->proven_points, 6) : json::value(0);
    out["total_points"] = live ? number(live->total_points, 6) : json::value(100);
    out["low"] = live ? number(live->low, 2) : json::value(0);
    out["high"] = live ? number(live->high, 2) : json::value(100);
    out["as_of_seq"] = star.as_of_seq;
    out["from"] = base::to_string(star.from);
    out["to"] = base::to_string(star.to);
    out["lost"] = lost_json(star);
    out["groups"] = groups_json(star);
    json::array items;
    for (std::size_t i = 0; i < star.book->standard.items().size(); ++i) items.push_back(item_json(star, i));
    out["items"] = std::move(items);
    out["levels"] = levels_json(star);
    return out;
}

}  // namespace present
