#include <fmt/format.h>

#include <charconv>
#include <limits>

#include "lens/measure_book.hpp"

namespace lens {

namespace {

using Test = Condition::Test;

constexpr std::pair<std::string_view, Test> kTests[] = {
    {"is", Test::Is},          {"is_not", Test::IsNot}, {"known", Test::Known}, {"at_least", Test::AtLeast},
    {"at_most", Test::AtMost}, {"over", Test::Over},    {"under", Test::Under}, {"not_after", Test::NotAfter},
    {"past", Test::Past},
};

ColumnKind kind_of(const Condition& condition) {
    if (condition.promise.empty()) return kColumns[condition.column].kind;
    return promise_column(condition.promise + "_" + std::string{condition.promise_cell})->kind;
}

Cell read_column(const rules::Node& node) {
    const auto column = find_column(node.text());
    if (!column) node.refuse(fmt::format("'{}' is not a column of a case", node.text()));
    if (kColumns[*column].kind == ColumnKind::Calendar) {
        node.refuse("is a part of the calendar", "the period of the measure decides that");
    }
    return *column;
}

/// A column of the case, or of a promise: "onsite_48h_kept".
void read_column(const rules::Node& node, Condition& condition) {
    const auto name = node.text();
    const auto found = find_column(name) ? std::nullopt : promise_column(name);
    if (!found) {
        condition.column = read_column(node);
        return;
    }
    condition.promise = found->promise_id;
    condition.promise_cell = found->name;
}

/// "90m", "24h", "7d": microseconds.
std::int64_t read_duration(const rules::Node& node) {
    const auto text = node.text();
    std::int64_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    const std::string_view unit{end, static_cast<std::size_t>(text.data() + text.size() - end)};
    const std::int64_t seconds = unit == "s" ? 1 : unit == "m" ? 60 : unit == "h" ? 3600 : unit == "d" ? 86'400 : 0;
    constexpr std::int64_t kSecondsMax = std::numeric_limits<std::int64_t>::max() / 2'000'000;
    if (error != std::errc{} || seconds == 0 || count < 0 || count > kSecondsMax / seconds) {
        node.refuse(fmt::format("'{}' is not a length of time", text), "write it as 90s, 30m, 24h or 7d");
    }
    return count * seconds * 1'000'000;
}

std::int64_t read_number(const rules::Node& node, ColumnKind kind) {
    switch (kind) {
        case ColumnKind::Duration:
            return read_duration(node);
        case ColumnKind::Count:
            return node.integer();
        case ColumnKind::Flag:
            return node.flag() ? 1 : 0;
        case ColumnKind::Word:
        case ColumnKind::Instant:
        case ColumnKind::Calendar:
            break;
    }
    node.refuse("does not fit: this column has no numbers to compare with");
}

void read_values(const rules::Node& node, Condition& condition) {
    const auto kind = kind_of(condition);
    const auto values = node.is_list() ? node.items() : std::vector{node};
    if (values.empty()) node.refuse("must name at least one value");
    for (const auto& value : values) {
        if (kind == ColumnKind::Word) {
            condition.words.push_back(value.text());
        } else {
            condition.numbers.push_back(read_number(value, kind));
        }
    }
}

void read_test(const rules::Node& node, Condition& condition) {
    const auto kind = kind_of(condition);
    switch (condition.test) {
        case Test::All:
        case Test::Any:
            return;
        case Test::Is:
        case Test::IsNot:
            return read_values(node, condition);
        case Test::Known:
            condition.number = node.flag() ? 1 : 0;
            return;
        case Test::AtLeast:
        case Test::AtMost:
        case Test::Over:
        case Test::Under:
            if (kind == ColumnKind::Flag) node.refuse("does not fit: a flag is not compared", "use is: true");
            condition.number = read_number(node, kind);
            return;
        case Test::NotAfter:
            if (!condition.promise.empty()) node.refuse("does not fit: a promise is not compared with a column");
            condition.other = read_column(node);
            if (kind != ColumnKind::Instant || kColumns[condition.other].kind != ColumnKind::Instant) {
                node.refuse("does not fit: both columns must be instants (*_at)");
            }
            return;
        case Test::Past:
            if (kind != ColumnKind::Instant) node.refuse("does not fit: the column must be an instant (*_at)");
            condition.number = read_duration(node);
            return;
    }
}

}  // namespace

Condition read_condition(const rules::Node& node) {
    Condition condition;
    if (node.is_list()) {
        for (const auto& part : node.items()) condition.parts.push_back(read_condition(part));
        return condition;
    }
    node.only(
        {"all", "any", "column", "is", "is_not", "known", "at_least", "at_most", "over", "under", "not_after", "past"});
    const auto entries = node.entries();
    if (entries.size() == 1 && (entries[0].first == "all" || entries[0].first == "any")) {
        condition = {.test = entries[0].first == "all" ? Test::All : Test::Any};
        for (const auto& part : entries[0].second.items()) condition.parts.push_back(read_condition(part));
        if (condition.parts.empty()) node.refuse("must hold at least one condition");
        return condition;
    }
    read_column(node.at("column"), condition);
    if (entries.size() != 2) node.refuse("must be one column and one test", "list further conditions one by one");
    for (const auto& [name, test] : kTests) {
        const auto value = node.find(name);
        if (!value) continue;
        condition.test = test;
        read_test(*value, condition);
        return condition;
    }
    node.refuse("must be one column and one test");
}

}  // namespace lens
