#include "domain/rating/standard_book.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "domain/rating/book_words.hpp"

namespace rating {
namespace {

using rules::Node;

std::map<std::string, BookSource> read_sources(const Node& node) {
    std::map<std::string, BookSource> out;
    for (const auto& [key, source] : node.entries()) {
        source.only({"urls", "note"});
        BookSource one;
        for (const auto& url : source.at("urls").items()) one.urls.push_back(url.text());
        if (one.urls.empty()) source.at("urls").refuse("names no page");
        one.note = find_wording(source, "note");
        out.emplace(key, std::move(one));
    }
    return out;
}

using Sources = std::map<std::string, BookSource>;
using Names = std::map<std::string, Wording>;

Names read_names(const Node& list, const char* key) {
    Names out;
    for (const auto& node : list.items()) {
        const Wording name{node.at("zh").text(), node.at("en").text()};
        if (!out.emplace(node.at(key).text(), name).second) node.at(key).refuse("stands here twice");
    }
    return out;
}

std::vector<Level> read_levels(const Node& list, const Sources& sources) {
    std::vector<Level> out;
    for (const auto& level : list.items()) {
        level.only({"level", "from", "zh", "en", "sources", "confidence"});
        out.push_back({level.at("level").text(), read_points(level.at("from"))});
        if (out.back().from > 100) level.at("from").refuse("is above 100, where no score can be");
        if (out.size() > 1 && out.back().from >= out[out.size() - 2].from) {
            level.at("from").refuse("is not below the level before it", "put the highest level first");
        }
        static_cast<void>(read_provenance(level, sources));
    }
    return out;
}

Special read_special(const Node& node) {
    node.only({"deduction", "fail_from", "bonus", "bonus_max", "grounds", "rules"});
    Special out;
    out.deduction = read_points(node.at("deduction"));
    out.fail_from = node.at("fail_from").integer();
    out.bonus = read_points(node.at("bonus"));
    out.bonus_max = node.at("bonus_max").integer();
    if (*out.fail_from < 1) node.at("fail_from").refuse("must be 1 or more");
    if (out.bonus_max < 0) node.at("bonus_max").refuse("is negative");
    for (const auto& ground : node.at("grounds").items()) ground.only({"ground", "zh", "en"});
    return out;
}

std::vector<BookRule> read_rules(const Node& list, const Sources& sources) {
    std::vector<BookRule> out;
    for (const auto& rule : list.items()) {
        rule.only({"id", "text", "sources", "confidence"});
        out.push_back({rule.at("id").text(), read_wording(rule.at("text")), read_provenance(rule, sources)});
    }
    return out;
}

std::vector<OpenQuestion> read_questions(const Node& root) {
    std::vector<OpenQuestion> out;
    const auto questions = root.find("open_questions");
    if (!questions) return out;
    for (const auto& question : questions->items()) {
        question.only({"question", "our_reading"});
        out.push_back({read_wording(question.at("question")), read_wording(question.at("our_reading"))});
    }
    return out;
}

std::vector<GroupEntry> read_groups(const Node& node, const Sources& sources) {
    std::vector<GroupEntry> out;
    for (const auto& group : node.items()) {
        group.only({"id", "zh", "en", "points", "points_basis", "sources", "confidence"});
        out.push_back({group,
                       {.id = group.at("id").text(),
                        .name = {group.at("zh").text(), group.at("en").text()},
                        .points = read_points(group.at("points")),
                        .points_basis = read_points_basis(group.at("points_basis")),
                        .provenance = read_provenance(group, sources)}});
    }
    return out;
}

std::optional<base::Date> find_date(const Node& node, std::string_view key) {
    const auto found = node.find(key);
    return found ? std::optional{found->date()} : std::nullopt;
}

/// The items in the order of their ids, which is that of Standard::items().
std::vector<ItemEntry> read_items(const Node& list, const Sources& sources) {
    std::vector<ItemEntry> out;
    for (const auto& item : list.items()) out.push_back(read_item(item, sources));
    std::sort(out.begin(), out.end(),
              [](const ItemEntry& a, const ItemEntry& b) { return id_before(a.item.id, b.item.id); });
    return out;
}

Standard sound(const Node& root, StandardDraft draft) {
    auto standard = Standard::of(std::move(draft));
    if (standard) return std::move(*standard);
    const auto& facts = standard.refusal().facts;
    const auto of = facts.size() > 1 ? " '" + facts[1].second + "'" : "";
    root.refuse(fmt::format("is no sound standard: {}{}", facts.front().second, of));
}

}  // namespace

StandardBook read_standard_book(std::string_view yaml, const std::string& file) {
    const auto root = Node::parse(yaml, file);
    root.only({"id", "title", "number", "issued_on", "in_force_on", "sources", "levels", "special", "groups", "items",
               "open_questions"});
    auto sources = read_sources(root.at("sources"));
    const auto special = root.at("special");
    StandardDraft draft{.id = root.at("id").text(),
                        .items = {},
                        .levels = read_levels(root.at("levels"), sources),
                        .special = read_special(special)};
    const auto groups = read_groups(root.at("groups"), sources);
    auto items = read_items(root.at("items"), sources);
    check_outline(groups, items);
    for (const auto& entry : items) draft.items.push_back(entry.item);

    auto rules = read_rules(special.at("rules"), sources);
    StandardBook book{.standard = sound(root, std::move(draft)),
                      .title = read_wording(root.at("title")),
                      .number = root.at("number").text(),
                      .issued_on = find_date(root, "issued_on"),
                      .in_force_on = find_date(root, "in_force_on"),
                      .sources = std::move(sources),
                      .level_names = read_names(root.at("levels"), "level"),
                      .grounds = read_names(special.at("grounds"), "ground"),
                      .rules = std::move(rules),
                      .groups = {},
                      .items = {},
                      .open_questions = read_questions(root)};
    for (const auto& entry : groups) book.groups.push_back(entry.group);
    for (auto& entry : items) book.items.push_back(std::move(entry.text));
    return book;
}

}  // namespace rating
