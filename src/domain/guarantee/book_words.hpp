#pragma once

#include "domain/guarantee/law.hpp"

namespace guarantee {

/// What the readers of the parts of a book share. Each complains with base::BadInput at the node.
struct BookContext {
    std::string book;
    ConditionWords words;
};

/// `clause`, `confidence` and, where they are there, `text`, `ours` and the `book` of another text, out of a map.
Citation read_citation(const rules::Node& node, const BookContext& context);
Length read_length(const rules::Node& node);
std::vector<std::string> read_words(const rules::Node& parent, std::string_view key);
Remedies read_remedies(const rules::Node& list);
std::vector<Slot> read_slots(const rules::Node& list, const BookContext& context);
Slot read_slot(const rules::Node& node, const BookContext& context);
std::int64_t read_millionths(const rules::Node& node);

Clock read_clock(const std::string& id, const rules::Node& node, const BookContext& context);
Start read_start(const rules::Node& node, const BookContext& context);
Goods read_goods(const std::string& category, const rules::Node& node, const BookContext& context);
NamedCondition read_named(const std::string& name, const rules::Node& node, const BookContext& context);
Rule read_rule(const rules::Node& node, const BookContext& context);
Exclusion read_exclusion(const rules::Node& node, const BookContext& context);
Consequence read_consequence(const rules::Node& node, const BookContext& context);
Overlay read_overlay(const rules::Node& node, const BookContext& context);

}  // namespace guarantee
