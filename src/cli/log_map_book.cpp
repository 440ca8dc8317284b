#include "cli/log_map_book.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/file.hpp"
#include "rules/node.hpp"
#include "tables/instant_format.hpp"

namespace cli {

namespace {

using rules::Node;
using tables::LogMap;

std::vector<std::string> one_or_more(const Node& node) {
    std::vector<std::string> texts;
    if (node.is_scalar()) return {node.text()};
    for (const auto& item : node.items()) texts.push_back(item.text());
    if (texts.empty()) node.refuse("the list is empty", "name at least one");
    return texts;
}

tables::Meaning meaning_in(const Node& node, const std::string& word) {
    const auto meaning = tables::meaning_named(word);
    if (meaning) return *meaning;
    node.refuse(fmt::format("\"{}\" is no meaning", word),
                "use opened, responded, in_progress, assigned, waiting_customer, waiting_parts, waiting_vendor, "
                "waiting_unknown, resumed, resolved, closed, reopened or none; of an instant of the case also due");
}

void check_format(const Node& node, const std::string& format) {
    if (format.empty()) return;
    try {
        tables::InstantFormat::compile(format);
    } catch (const base::BadInput& bad) {
        node.refuse(bad.what(), bad.cure);
    }
}

tables::InstantColumns instant_in(const Node& node) {
    if (!node.is_map()) return {one_or_more(node)};
    tables::InstantColumns instant{one_or_more(node.at("columns")), node.text_or("format", ""),
                                   node.text_or("zone", "")};
    check_format(node, instant.format);
    return instant;
}

tables::CaseInstant case_instant_in(const Node& node) {
    node.only({"activity", "means", "columns", "format", "zone", "when"});
    tables::CaseInstant found{node.at("activity").text(), meaning_in(node, node.text_or("means", "none")),
                              instant_in(node), std::nullopt};
    if (const auto when = node.find("when")) {
        when->only({"column", "is"});
        found.when = tables::Condition{when->at("column").text(), one_or_more(when->at("is"))};
    }
    return found;
}

/// What stands under `instants` with the meaning `due` is no event: it is when the case is to be done.
tables::AttributeSource due_in(const Node& node, const LogMap& map) {
    node.only({"means", "columns", "format", "zone"});
    const auto is_due = [](const auto& attribute) { return attribute.name == tables::kDueAttribute; };
    if (std::any_of(map.attributes.begin(), map.attributes.end(), is_due)) {
        node.refuse("a case has one time limit", "leave one instant that means due");
    }
    return {.name = std::string{tables::kDueAttribute}, .instant = instant_in(node)};
}

tables::AttributeSource attribute_in(const std::string& name, const Node& node) {
    tables::AttributeSource found{name};
    if (node.is_scalar()) {
        found.column = node.text();
        return found;
    }
    node.only({"column", "constant", "values", "otherwise"});
    if (node.find("column").has_value() == node.find("constant").has_value()) {
        node.refuse("an attribute has either a column or a constant", "give one of the two");
    }
    found.column = node.text_or("column", "");
    found.constant = node.text_or("constant", "");
    if (const auto values = node.find("values")) {
        for (const auto& [from, to] : values->entries()) found.values.emplace_back(from, to.text());
    }
    if (const auto otherwise = node.find("otherwise")) found.otherwise = otherwise->text();
    return found;
}

void read_attributes(const Node& node, LogMap& map) {
    if (const auto attributes = node.find("attributes")) {
        for (const auto& [name, value] : attributes->entries()) {
            const auto& known = tables::kCaseAttributes;
            if (std::find(std::begin(known), std::end(known), name) == std::end(known)) {
                value.refuse(fmt::format("cases have no attribute \"{}\"", name), "list its column under keep");
            }
            map.attributes.push_back(attribute_in(name, value));
        }
    }
    if (const auto keep = node.find("keep")) {
        for (const auto& item : keep->items()) map.attributes.push_back({item.text(), item.text()});
    }
}

void read_events(const Node& node, LogMap& map) {
    if (map.rows == LogMap::Rows::Cases) {
        for (const auto* key : {"activity", "instant", "meanings"}) {
            if (const auto value = node.find(key)) value->refuse("belongs to rows: events", "list instants instead");
        }
        if (map.case_instants.empty()) node.refuse("rows: cases needs instants", "list the columns that are instants");
        return;
    }
    map.activity_columns = one_or_more(node.at("activity"));
    const auto instant = node.at("instant");
    if (instant.is_map()) instant.only({"columns", "format", "zone"});
    map.instant = instant_in(instant);
    if (const auto meanings = node.find("meanings")) {
        for (const auto& [word, activities] : meanings->entries()) {
            const auto meaning = meaning_in(activities, word);
            for (auto& activity : one_or_more(activities)) {
                const auto same = [&](const auto& pair) { return pair.first == activity; };
                if (std::any_of(map.meanings.begin(), map.meanings.end(), same)) {
                    activities.refuse(fmt::format("\"{}\" has two meanings", activity), "leave one");
                }
                map.meanings.emplace_back(std::move(activity), meaning);
            }
        }
    }
}

}  // namespace

LogMap read_log_map(std::string_view yaml, const std::string& file) {
    const auto node = Node::parse(yaml, file);
    node.only({"source", "rows", "delimiter", "encoding", "sheet", "zone", "missing", "case", "activity", "instant",
               "resource", "meanings", "instants", "attributes", "keep"});
    LogMap map;
    map.source = node.at("source").text();
    if (map.source.empty()) node.at("source").refuse("the source has no name", "name the log");
    map.rows = node.at("rows").word({"events", "cases"}) == "cases" ? LogMap::Rows::Cases : LogMap::Rows::Events;
    map.file.delimiter = node.text_or("delimiter", "");
    map.file.encoding = node.text_or("encoding", "");
    map.file.sheet = node.text_or("sheet", "");
    map.zone = node.text_or("zone", "");
    if (const auto missing = node.find("missing")) {
        for (const auto& item : missing->items()) map.missing.push_back(item.text());
    }
    map.case_column = node.at("case").text();
    map.resource_column = node.text_or("resource", "");
    if (const auto instants = node.find("instants")) {
        for (const auto& item : instants->items()) {
            if (item.text_or("means", "") == "due") {
                map.attributes.push_back(due_in(item, map));
            } else {
                map.case_instants.push_back(case_instant_in(item));
            }
        }
    }
    read_events(node, map);
    read_attributes(node, map);
    return map;
}

LogMap read_log_map_file(const std::string& path) {
    return read_log_map(base::read_file(path), path);
}

}  // namespace cli
