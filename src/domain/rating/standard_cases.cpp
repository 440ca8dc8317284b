#include "domain/rating/standard_cases.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/rating/score.hpp"
#include "rules/node.hpp"

namespace rating {
namespace {

using rules::Node;

Finding read_finding(const Node& node) {
    if (node.is_scalar()) return Verdict{node.word({"met", "not_met"}) == "met"};
    if (const auto reason = node.find("not_applicable")) {
        node.only({"not_applicable"});
        return NotApplicable{reason->text()};
    }
    node.only({"sampled", "failed"});
    return Samples{node.at("sampled").integer(), node.at("failed").integer()};
}

Findings read_findings(const Node& node) {
    Findings out;
    for (const auto& [id, finding] : node.entries()) out.emplace(id, read_finding(finding));
    return out;
}

void fill(const Node& node, const Standard& standard, Findings& findings) {
    const bool without_placeholders = node.find("placeholders").has_value();
    if (without_placeholders) static_cast<void>(node.at("placeholders").word({"not_applicable"}));
    const auto everything = node.find("everything");
    if (everything) static_cast<void>(everything->word({"met"}));
    for (const auto& item : standard.items()) {
        if (item.placeholder && without_placeholders) {
            findings.emplace(item.id, NotApplicable{"no public text"});
        } else if (everything) {
            findings.emplace(item.id, item.scoring == Scoring::Sampled ? Finding{Samples{20, 0}} : Verdict{true});
        }
    }
}

void read_expected(const Node& node, StandardCase& out) {
    node.only({"score", "level", "obtained", "applicable", "provisional", "lost", "refused"});
    const auto text = [&](const char* key) -> std::optional<std::string> {
        const auto found = node.find(key);
        return found ? std::optional{found->text()} : std::nullopt;
    };
    out.score = text("score");
    out.level = text("level");
    out.obtained = text("obtained");
    out.applicable = text("applicable");
    out.refused = text("refused");
    if (const auto provisional = node.find("provisional")) out.provisional = provisional->flag();
    if (const auto lost = node.find("lost")) {
        for (const auto& item : lost->items()) out.lost.push_back(item.text());
    }
    if (node.entries().empty()) node.refuse("expects nothing");
}

StandardCase read_case(const Node& node, const Standard& standard) {
    node.only({"name", "everything", "placeholders", "items", "outlets", "special_deductions", "bonus", "expect"});
    StandardCase out{.name = node.at("name").text(), .where = node.where(), .assessment = {}};
    auto& assessment = out.assessment;
    if (const auto items = node.find("items")) assessment.items = read_findings(*items);
    fill(node, standard, assessment.items);
    if (const auto outlets = node.find("outlets")) {
        for (const auto& [id, items] : outlets->entries()) assessment.outlets.push_back({id, read_findings(items)});
    }
    if (const auto grounds = node.find("special_deductions")) {
        for (const auto& ground : grounds->items()) assessment.special_deductions.push_back({ground.text()});
    }
    if (const auto bonus = node.find("bonus")) assessment.special_bonus = bonus->integer();
    read_expected(node.at("expect"), out);
    return out;
}

}  // namespace

std::vector<StandardCase> read_standard_cases(std::string_view yaml, const std::string& file,
                                              const Standard& standard) {
    std::vector<StandardCase> out;
    for (const auto& node : Node::parse(yaml, file).items()) out.push_back(read_case(node, standard));
    return out;
}

std::optional<std::string> broken_by(const Standard& standard, const StandardCase& one) {
    std::vector<std::string> broken;
    const auto compare = [&](const char* what, const std::optional<std::string>& expected, const std::string& came) {
        if (expected && *expected != came)
            broken.push_back(fmt::format("{} {} expected, {} came", what, *expected, came));
    };
    const auto result = score(standard, one.assessment);
    const auto reason = result ? std::string{"no"} : result.refusal().facts.front().second;
    compare("refusal", one.refused.value_or("no"), reason);
    if (result) {
        compare("score", one.score, result->score.to_decimal(2));
        compare("level", one.level, result->level.value_or("open"));
        compare("obtained", one.obtained, result->obtained.to_decimal(6));
        compare("applicable", one.applicable, result->applicable.to_decimal(6));
        if (one.provisional)
            compare("provisional", fmt::to_string(*one.provisional), fmt::to_string(result->provisional));
        for (std::size_t i = 0; i < one.lost.size(); ++i) {
            const auto came = i < result->lost.size() ? standard.items()[result->lost[i]].id : "nothing";
            compare("loss", one.lost[i], came);
        }
    }
    if (broken.empty()) return std::nullopt;
    return fmt::format("{}: {}: {}", one.where, one.name, fmt::join(broken, "; "));
}

}  // namespace rating
