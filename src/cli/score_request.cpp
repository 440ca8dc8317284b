#include "cli/score_request.hpp"

#include <fmt/format.h>

#include "base/failure.hpp"
#include "cli/json_words.hpp"

namespace cli {
namespace {

rating::Finding read_finding(const json::value& value, const std::string& way) {
    const auto& finding = as_object(value, way);
    if (const auto* met = finding.if_contains("met")) {
        only(finding, {"met", "note"}, way);
        if (!met->is_bool()) throw base::BadInput("must be true or false", below(way, "met"));
        return rating::Verdict{met->get_bool()};
    }
    if (const auto* reason = finding.if_contains("not_applicable")) {
        only(finding, {"not_applicable", "note"}, way);
        return rating::NotApplicable{as_text(*reason, below(way, "not_applicable"))};
    }
    only(finding, {"sampled", "failed", "note"}, way);
    return rating::Samples{as_integer(at(finding, "sampled", way), below(way, "sampled")),
                           as_integer(at(finding, "failed", way), below(way, "failed"))};
}

rating::Findings read_findings(const json::value& value, const std::string& way) {
    rating::Findings out;
    for (const auto& pair : as_object(value, way)) {
        out.emplace(pair.key(), read_finding(pair.value(), below(way, pair.key())));
    }
    return out;
}

rating::Item read_item(const json::value& value, const std::string& way) {
    const auto& item = as_object(value, way);
    only(
        item,
        {"id", "placeholder", "requirement", "points", "points_basis", "scoring", "scoring_basis", "evidence",
         "evidence_basis", "numbering", "sources", "sources_count", "status", "confidence", "note", "recalled", "live"},
        way);
    const auto word = [&](const char* key, std::string_view yes, std::string_view no) {
        const auto text = as_text(at(item, key, way), below(way, key));
        if (text != yes && text != no) {
            throw base::BadInput(fmt::format("'{}' is neither '{}' nor '{}'", text, yes, no), below(way, key));
        }
        return text == yes;
    };
    rating::Item out;
    out.id = as_text(at(item, "id", way), below(way, "id"));
    out.points = as_decimal(at(item, "points", way), below(way, "points"));
    if (word("scoring", "sampled", "qualitative")) out.scoring = rating::Scoring::Sampled;
    if (item.contains("points_basis") && word("points_basis", "working", "printed")) {
        out.points_basis = rating::PointsBasis::Working;
    }
    return out;
}

rating::Special read_special(const json::value& value) {
    const std::string way = "standard.special";
    const auto& special = as_object(value, way);
    only(special, {"deduction", "fail_from", "bonus", "bonus_max", "grounds", "rules"}, way);
    rating::Special out;
    if (const auto* v = special.if_contains("deduction")) out.deduction = as_decimal(*v, below(way, "deduction"));
    if (const auto* v = special.if_contains("fail_from")) out.fail_from = as_integer(*v, below(way, "fail_from"));
    if (const auto* v = special.if_contains("bonus")) out.bonus = as_decimal(*v, below(way, "bonus"));
    if (const auto* v = special.if_contains("bonus_max")) out.bonus_max = as_integer(*v, below(way, "bonus_max"));
    return out;
}

std::vector<rating::SpecialDeduction> read_deductions(const json::value& value) {
    std::vector<rating::SpecialDeduction> out;
    for (const auto& entry : as_array(value, "assessment.special_deductions")) {
        const auto way = fmt::format("assessment.special_deductions[{}]", out.size());
        const auto& deduction = as_object(entry, way);
        only(deduction, {"ground", "note"}, way);
        const auto* note = deduction.if_contains("note");
        out.push_back({as_text(at(deduction, "ground", way), below(way, "ground")),
                       note != nullptr ? as_text(*note, below(way, "note")) : std::string{}});
    }
    return out;
}

}  // namespace

rating::Assessment read_assessment(const json::value& value) {
    const auto& assessment = as_object(value, "assessment");
    only(assessment, {"items", "special_deductions", "special_bonus", "outlets"}, "assessment");
    rating::Assessment out;
    if (const auto* items = assessment.if_contains("items")) out.items = read_findings(*items, "assessment.items");
    if (const auto* list = assessment.if_contains("special_deductions"))
        out.special_deductions = read_deductions(*list);
    if (const auto* bonus = assessment.if_contains("special_bonus")) {
        out.special_bonus = as_integer(*bonus, "assessment.special_bonus");
    }
    if (const auto* outlets = assessment.if_contains("outlets")) {
        for (const auto& entry : as_array(*outlets, "assessment.outlets")) {
            const auto way = fmt::format("assessment.outlets[{}]", out.outlets.size());
            const auto& outlet = as_object(entry, way);
            only(outlet, {"id", "items"}, way);
            out.outlets.push_back({as_text(at(outlet, "id", way), below(way, "id")),
                                   read_findings(at(outlet, "items", way), below(way, "items"))});
        }
    }
    return out;
}

rating::Standard read_inline_standard(const json::value& value) {
    const std::string way = "standard";
    const auto& standard = as_object(value, way);
    only(standard,
         {"id", "title", "number", "issued_on", "in_force_on", "sources", "levels", "special", "groups", "items",
          "open_questions"},
         way);
    rating::StandardDraft draft{
        .id = as_text(at(standard, "id", way), "standard.id"), .items = {}, .levels = {}, .special = {}};
    for (const auto& item : as_array(at(standard, "items", way), "standard.items")) {
        draft.items.push_back(read_item(item, fmt::format("standard.items[{}]", draft.items.size())));
    }
    for (const auto& entry : as_array(at(standard, "levels", way), "standard.levels")) {
        const auto place = fmt::format("standard.levels[{}]", draft.levels.size());
        const auto& level = as_object(entry, place);
        only(level, {"level", "from", "zh", "en", "sources", "confidence"}, place);
        draft.levels.push_back({as_text(at(level, "level", place), below(place, "level")),
                                as_decimal(at(level, "from", place), below(place, "from"))});
    }
    if (const auto* special = standard.if_contains("special")) draft.special = read_special(*special);
    auto sound = rating::Standard::of(std::move(draft));
    if (sound) return std::move(*sound);
    std::string detail = sound.refusal().code;
    for (const auto& fact : sound.refusal().facts) detail += ": " + fact.second;
    throw base::BadInput(detail, way);
}

}  // namespace cli
