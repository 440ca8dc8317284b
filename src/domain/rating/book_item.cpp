#include <fmt/format.h>

#include <algorithm>

#include "domain/rating/book_words.hpp"

namespace rating {
namespace {

using rules::Node;

constexpr std::int64_t kDaysMax = 3660;

bool is_measure_id(const std::string& text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

BookEvidence read_evidence(const Node& node, Scoring scoring) {
    node.only({"measure", "as", "target", "days", "basis", "why", "limit"});
    BookEvidence out;
    out.rule.measure = node.at("measure").text();
    if (!is_measure_id(out.rule.measure)) node.at("measure").refuse("is not the id of a measure");
    const auto as = node.at("as").word({"sampled", "at_least", "at_most"});
    if ((as == "sampled") != (scoring == Scoring::Sampled)) {
        node.at("as").refuse(fmt::format("'{}' does not fit how the item is scored", as),
                             "sampled items take 'sampled', qualitative ones 'at_least' or 'at_most'");
    }
    out.rule.as = as == "sampled"    ? EvidenceRule::Sampled
                  : as == "at_least" ? EvidenceRule::AtLeast
                                     : EvidenceRule::AtMost;
    if (out.rule.as != EvidenceRule::Sampled) {
        out.rule.target = read_points(node.at("target"));
    } else if (const auto target = node.find("target")) {
        target->refuse("means nothing with 'sampled'");
    }
    out.rule.days = node.at("days").integer();
    if (out.rule.days < 1 || out.rule.days > kDaysMax) {
        node.at("days").refuse(fmt::format("must be 1 to {}", kDaysMax));
    }
    // That a measure evidences an item is never the standard's word; the book has to say so.
    static_cast<void>(node.at("basis").word({"ours"}));
    out.why = read_wording(node.at("why"));
    out.limit = read_wording(node.at("limit"));
    return out;
}

void read_placeholder(const Node& node, ItemEntry& out) {
    for (const char* word :
         {"requirement", "evidence", "evidence_basis", "numbering", "status", "sources", "sources_count", "live"}) {
        if (const auto found = node.find(word)) {
            found->refuse("cannot stand on a placeholder", "a placeholder has no text that a source gives");
        }
    }
    if (const auto recalled = node.find("recalled")) {
        recalled->only({"basis", "hints"});
        static_cast<void>(recalled->at("basis").word({"unverified"}));
        for (const auto& hint : recalled->at("hints").items()) out.text.recalled.push_back(read_wording(hint));
    }
}

void read_text(const Node& node, ItemEntry& out) {
    if (const auto recalled = node.find("recalled")) recalled->refuse("stands only on a placeholder");
    auto& text = out.text;
    text.requirement = read_wording(node.at("requirement"));
    for (const auto& evidence : node.at("evidence").items()) text.evidence.push_back(read_wording(evidence));
    text.evidence_basis = node.at("evidence_basis").word({"sourced", "partly_sourced", "inferred"});
    text.numbering = node.at("numbering").word({"sourced", "derived"});
    const auto count = static_cast<std::int64_t>(text.provenance.sources.size());
    if (node.at("sources_count").integer() != count) {
        node.at("sources_count").refuse(fmt::format("must be {}, the number of sources", count));
    }
    const auto status = node.at("status").word({"confirmed_2plus", "single_source", "ours"});
    const char* borne_out = count == 0 ? "ours" : count == 1 ? "single_source" : "confirmed_2plus";
    if (status != borne_out) node.at("status").refuse(fmt::format("must be '{}'", borne_out));
    if (const auto live = node.find("live")) text.live = read_evidence(*live, out.item.scoring);
}

}  // namespace

ItemEntry read_item(const Node& node, const std::map<std::string, BookSource>& declared) {
    node.only({"id", "placeholder", "requirement", "points", "points_basis", "scoring", "scoring_basis", "evidence",
               "evidence_basis", "numbering", "sources", "sources_count", "status", "confidence", "note", "recalled",
               "live"});
    ItemEntry out{node, {}, {}};
    out.item.id = node.at("id").text();
    out.item.points = read_points(node.at("points"));
    if (out.item.points == 0) node.at("points").refuse("are nothing", "an item without points cannot be scored");
    out.item.points_basis = read_points_basis(node.at("points_basis"));
    out.item.scoring =
        node.at("scoring").word({"qualitative", "sampled"}) == "sampled" ? Scoring::Sampled : Scoring::Qualitative;
    out.text.scoring_basis = node.at("scoring_basis").word({"sourced", "inferred", "unknown"});
    out.text.provenance = read_provenance(node, declared);
    out.text.note = find_wording(node, "note");
    const auto placeholder = node.find("placeholder");
    out.item.placeholder = placeholder && placeholder->flag();
    out.item.placeholder ? read_placeholder(node, out) : read_text(node, out);
    return out;
}

}  // namespace rating
