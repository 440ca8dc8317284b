#include "domain/rating/book_words.hpp"

#include <fmt/format.h>

#include <set>

#include "base/text.hpp"

namespace rating {

using rules::Node;

Wording read_wording(const Node& node) {
    node.only({"zh", "en"});
    Wording out{node.at("zh").text(), node.at("en").text()};
    if (base::trim(out.zh).empty()) node.at("zh").refuse("is empty");
    if (base::trim(out.en).empty()) node.at("en").refuse("is empty");
    return out;
}

std::optional<Wording> find_wording(const Node& node, std::string_view key) {
    const auto found = node.find(key);
    return found ? std::optional{read_wording(*found)} : std::nullopt;
}

base::Rational read_points(const Node& node) {
    const auto text = node.text();
    const auto points = base::Rational::parse(text);
    if (!points) {
        node.refuse(fmt::format("'{}' is not a plain decimal with at most 6 places", text), "write it as 2.86");
    }
    if (*points < 0) node.refuse("is negative", "points are taken away by a finding, not by the standard");
    return *points;
}

PointsBasis read_points_basis(const Node& node) {
    return node.word({"printed", "working"}) == "printed" ? PointsBasis::Printed : PointsBasis::Working;
}

Provenance read_provenance(const Node& node, const std::map<std::string, BookSource>& declared) {
    Provenance out;
    if (const auto sources = node.find("sources")) {
        std::set<std::string> seen;
        for (const auto& source : sources->items()) {
            const auto key = source.text();
            if (!declared.contains(key)) {
                source.refuse(fmt::format("'{}' is not among the sources of this book", key),
                              "declare it under 'sources'");
            }
            if (!seen.insert(key).second) source.refuse(fmt::format("'{}' stands here twice", key));
            out.sources.push_back(key);
        }
    }
    const auto confidence = node.at("confidence");
    out.confidence = confidence.word({"A", "B", "C"}).front();
    const char borne_out = out.sources.empty() ? 'C' : out.sources.size() == 1 ? 'B' : 'A';
    if (out.confidence != borne_out) {
        confidence.refuse(
            fmt::format("is {}, but {} source(s) bear out {}", out.confidence, out.sources.size(), borne_out),
            "A takes two sources, B one, C none");
    }
    return out;
}

}  // namespace rating
