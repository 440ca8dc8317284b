#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "domain/guarantee/condition.hpp"

namespace guarantee {
namespace {

using Op = Condition::Op;
using Type = FactKind::Type;

Condition of(Op op, const rules::Node& node) {
    Condition out;
    out.op = op;
    out.where = node.where();
    return out;
}

std::int64_t read_limit(const rules::Node& node, Type type, std::string_view text) {
    if (type == Type::Date) {
        const auto date = base::parse_date(text);
        if (!date) node.refuse(fmt::format("'{}' is not a day", text), "write it as \">= 2022-01-01\"");
        return to_day(*date);
    }
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) {
        node.refuse(fmt::format("'{}' is not a number", text), "write a limit as \"> 90\" or \"<= 7\"");
    }
    return std::llround(number * (type == Type::Money ? 100.0 : static_cast<double>(kMillionths)));
}

void read_comparison(const rules::Node& node, Type type, Condition& out) {
    const auto written = node.text();
    std::string_view text = written;
    using Than = Condition::Than;
    static constexpr std::pair<std::string_view, Than> kSigns[] = {
        {"<=", Than::AtMost}, {">=", Than::AtLeast}, {"<", Than::Less}, {">", Than::More}, {"==", Than::Equal}};
    for (const auto& [sign, than] : kSigns) {
        if (!text.starts_with(sign)) continue;
        out.than = than;
        text.remove_prefix(sign.size());
        break;
    }
    while (text.starts_with(' ')) text.remove_prefix(1);
    out.op = Op::Compare;
    out.values = {read_limit(node, type, text)};
}

void add_word(const rules::Node& node, const FactKind& kind, const ConditionWords& words, Condition& out) {
    const auto text = node.text();
    const auto add = [&](std::string_view word) { out.values.push_back(words.vocabulary.words().intern(word)); };
    if (text.starts_with('$')) {
        const auto* group = words.vocabulary.group(std::string_view{text}.substr(1));
        if (group == nullptr) node.refuse(fmt::format("'{}' is no group of the book of facts", text));
        for (const auto& word : *group) add(word);
    } else if (text == "catalogue" && words.catalogue != nullptr) {
        for (const auto& word : *words.catalogue) add(word);
    } else {
        if (!kind.words.empty() && std::find(kind.words.begin(), kind.words.end(), text) == kind.words.end()) {
            node.refuse(fmt::format("'{}' is no value of {}", text, kind.name), "declare it in the book of facts");
        }
        add(text);
    }
}

Slot slot_of(const rules::Node& node, std::string_view name, const ConditionWords& words) {
    const auto slot = words.vocabulary.find(name);
    if (!slot) node.refuse(fmt::format("'{}' is no fact", name), "declare it in the book of facts");
    return *slot;
}

Condition read_fact(std::string_view name, const rules::Node& node, const ConditionWords& words) {
    auto out = of(Op::IsTrue, node);
    out.slot = slot_of(node, name, words);
    const auto& kind = words.vocabulary.fact(out.slot);
    if (node.is_null()) {
        out.op = Op::IsMissing;
    } else if (kind.type == Type::Flag) {
        if (!node.flag()) {
            auto negated = of(Op::Not, node);
            negated.children.push_back(std::move(out));
            return negated;
        }
    } else if (kind.type == Type::Word || kind.type == Type::Place) {
        out.op = Op::OneOf;
        if (node.is_list()) {
            for (const auto& item : node.items()) add_word(item, kind, words, out);
        } else {
            add_word(node, kind, words, out);
        }
    } else {
        read_comparison(node, kind.type, out);
    }
    return out;
}

Condition read_one(const std::string& key, const rules::Node& node, const ConditionWords& words) {
    if (key == "all" || key == "any") {
        auto out = of(key == "all" ? Op::All : Op::Any, node);
        for (const auto& item : node.items()) out.children.push_back(read_condition(item, words));
        if (out.children.empty()) node.refuse("holds no condition");
        return out;
    }
    if (key == "not" || key == "possible") {
        auto out = of(key == "not" ? Op::Not : Op::Possible, node);
        out.children.push_back(read_condition(node, words));
        return out;
    }
    if (key == "in" || key == "flag") {
        auto out = of(key == "in" ? Op::InClock : Op::Named, node);
        out.name = node.text();
        return out;
    }
    if (key == "known" || key == "missing") {
        auto out = of(key == "known" ? Op::IsKnown : Op::IsMissing, node);
        out.slot = slot_of(node, node.text(), words);
        return out;
    }
    if (key == "always") {
        if (!node.flag()) node.refuse("is true, or is not there");
        return of(Op::Always, node);
    }
    return read_fact(key, node, words);
}

}  // namespace

Condition read_condition(const rules::Node& node, const ConditionWords& words) {
    const auto entries = node.entries();
    if (entries.empty()) node.refuse("holds no condition");
    if (entries.size() == 1) return read_one(entries[0].first, entries[0].second, words);
    auto out = of(Op::All, node);
    for (const auto& [key, value] : entries) out.children.push_back(read_one(key, value, words));
    return out;
}

}  // namespace guarantee
