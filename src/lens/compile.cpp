#include "lens/compile.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/check.hpp"
#include "lens/days.hpp"

namespace lens {

namespace {

using Test = Condition::Test;

constexpr std::string_view kDims[] = {"outlet", "product", "kind", "channel", "person",
                                      "region", "day",     "week", "month",   "year"};
constexpr Cell kDimColumns[] = {kOutlet, kProduct, kKind, kChannel, kPerson, kRegion};

std::string sql_of_parts(const Condition& condition, const Words& words) {
    if (condition.parts.empty()) return "TRUE";
    std::vector<std::string> parts;
    for (const auto& part : condition.parts) parts.push_back(sql_of(part, words));
    return fmt::format("({})", fmt::join(parts, condition.test == Test::All ? " AND " : " OR "));
}

/// A word that no case has yet gets the number -1, which no case has either.
std::string sql_of_values(const Condition& condition, const Words& words) {
    auto numbers = condition.numbers;
    for (const auto& word : condition.words) numbers.push_back(words.find(word).value_or(-1));
    const bool is_flag = condition.promise.empty() ? kColumns[condition.column].kind == ColumnKind::Flag
                                                   : condition.promise_cell == "kept";
    if (is_flag) {
        std::vector<std::string_view> flags;
        for (const auto number : numbers) flags.push_back(number != 0 ? "TRUE" : "FALSE");
        return fmt::format("({})", fmt::join(flags, ", "));
    }
    return fmt::format("({})", fmt::join(numbers, ", "));
}

/// The test of a leaf on the column of that name.
std::string sql_of_test(const Condition& condition, std::string_view name, const Words& words) {
    switch (condition.test) {
        case Test::All:
        case Test::Any:
            break;
        case Test::Is:
            return fmt::format("{} IN {}", name, sql_of_values(condition, words));
        case Test::IsNot:
            return fmt::format("({0} IS NULL OR {0} NOT IN {1})", name, sql_of_values(condition, words));
        case Test::Known:
            return fmt::format("{} IS {}NULL", name, condition.number != 0 ? "NOT " : "");
        case Test::AtLeast:
            return fmt::format("{} >= {}", name, condition.number);
        case Test::AtMost:
            return fmt::format("{} <= {}", name, condition.number);
        case Test::Over:
            return fmt::format("{} > {}", name, condition.number);
        case Test::Under:
            return fmt::format("{} < {}", name, condition.number);
        case Test::NotAfter:
            return fmt::format("{} <= {}", name, kColumns[condition.other].name);
        case Test::Past:
            return fmt::format("{} <= CAST($1 AS BIGINT) - {}", name, condition.number);
    }
    CHECK(!"a test of no kind");
    return "";
}

/// Whether the case is among those on which the promise stands so. A test that an unknown value passes is asked the
/// other way round, because a case that never had the promise has no row.
std::string sql_of_promise(const Condition& condition, const Words& words) {
    auto asked = condition;
    const bool is_turned = (condition.test == Test::Known && condition.number == 0) || condition.test == Test::IsNot;
    if (is_turned) asked.test = condition.test == Test::IsNot ? Test::Is : Test::Known;
    if (is_turned) asked.number = 1;
    return fmt::format("case_id {}IN (SELECT case_id FROM promise_facts WHERE promise = {} AND {})",
                       is_turned ? "NOT " : "", words.find(condition.promise).value_or(-1),
                       sql_of_test(asked, condition.promise_cell, words));
}

}  // namespace

std::string_view word_of(Dim dim) {
    return kDims[static_cast<std::size_t>(dim)];
}

std::optional<Dim> dim_of(std::string_view word) {
    for (std::size_t i = 0; i < std::size(kDims); ++i) {
        if (kDims[i] == word) return static_cast<Dim>(i);
    }
    return std::nullopt;
}

bool is_calendar(Dim dim) {
    return dim >= Dim::Day;
}

bool has(const Measure& measure, Dim dim) {
    return !is_calendar(dim) || measure.period != Event::Now;
}

std::string_view column_of(Dim dim, Event period) {
    const auto index = static_cast<std::size_t>(dim);
    if (!is_calendar(dim)) return kColumns[kDimColumns[index]].name;
    return kColumns[calendar_of(period) + index - static_cast<std::size_t>(Dim::Day)].name;
}

std::string sql_of(const Condition& condition, const Words& words) {
    if (condition.test == Test::All || condition.test == Test::Any) return sql_of_parts(condition, words);
    if (!condition.promise.empty()) return sql_of_promise(condition, words);
    return sql_of_test(condition, kColumns[condition.column].name, words);
}

Condition within_period(const Measure& measure) {
    const auto holds_anyway = [&](const Condition& part) {
        if (part.test != Test::Known || part.number == 0) return false;
        if (measure.kind == Measure::Kind::Mean && part.column == measure.value) return true;
        switch (measure.period) {
            case Event::Opened:
                return part.column == kOpenedAt;
            case Event::FirstResolved:
                return part.column == kFirstResolvedAt;
            case Event::Resolved:
                return part.column == kResolvedAt || part.column == kResolveUs;
            case Event::Closed:
                return part.column == kClosedAt || part.column == kCloseUs;
            case Event::Rated:
                return part.column == kRating;
            case Event::Now:
                return false;
        }
        return false;
    };
    if (holds_anyway(measure.denominator)) return {};
    auto left = measure.denominator;
    if (left.test == Test::All) std::erase_if(left.parts, holds_anyway);
    return left;
}

Sql sql_of(const Scope& scope, Event period, const Words& words) {
    Sql sql{"TRUE", {base::to_micros(scope.now)}};
    const auto add = [&sql](std::string_view column, std::string_view comparison, std::int64_t value) {
        sql.values.emplace_back(value);
        sql.text += fmt::format(" AND {} {} CAST(${} AS INTEGER)", column, comparison, sql.values.size());
    };
    if (period != Event::Now) {
        const auto day = column_of(Dim::Day, period);
        if (scope.from) add(day, ">=", day_of(*scope.from));
        if (scope.to) add(day, "<", day_of(*scope.to));
        if (!scope.from && !scope.to) sql.text += fmt::format(" AND {} IS NOT NULL", day);
    }
    for (const auto& [dim, value] : scope.where) {
        if (!is_calendar(dim) && value.empty()) {
            sql.text += fmt::format(" AND {} IS NULL", column_of(dim, period));
            continue;
        }
        if (!is_calendar(dim)) {
            add(column_of(dim, period), "=", words.find(value).value_or(-1));
            continue;
        }
        const auto number = span_value(static_cast<Span>(static_cast<int>(dim) - static_cast<int>(Dim::Day)), value);
        if (!number) {
            throw base::BadInput(fmt::format("'{}' is not a {}", value, word_of(dim)), "where",
                                 "write 2026-11-22 for a day or week, 2026-11 for a month, 2026 for a year");
        }
        if (period != Event::Now) add(column_of(dim, period), "=", *number);
    }
    return sql;
}

}  // namespace lens
