#include "lens/columns.hpp"

#include <fmt/format.h>

#include "base/check.hpp"

namespace lens {

using Kind = ColumnKind;

const std::array<Column, kCellCount> kColumns{{
    {"kind", Kind::Word},
    {"state", Kind::Word},
    {"priority", Kind::Word},
    {"channel", Kind::Word},
    {"product", Kind::Word},
    {"outlet", Kind::Word},
    {"person", Kind::Word},
    {"region", Kind::Word},
    {"opened_at", Kind::Instant},
    {"responded_at", Kind::Instant},
    {"assigned_at", Kind::Instant},
    {"first_resolved_at", Kind::Instant},
    {"resolved_at", Kind::Instant},
    {"closed_at", Kind::Instant},
    {"reopened_at", Kind::Instant},
    {"due_at", Kind::Instant},
    {"handover_count", Kind::Count},
    {"wait_count", Kind::Count},
    {"reopened_count", Kind::Count},
    {"rating", Kind::Count},
    {"waited_customer_us", Kind::Duration},
    {"response_us", Kind::Duration},
    {"resolve_us", Kind::Duration},
    {"repair_us", Kind::Duration},
    {"close_us", Kind::Duration},
    {"reworked_us", Kind::Duration},
    {"rework", Kind::Flag},
    {"recorded", Kind::Flag},
    {"response_24h_due_at", Kind::Instant},
    {"response_24h_kept", Kind::Flag},
    {"emergency_1h_due_at", Kind::Instant},
    {"emergency_1h_kept", Kind::Flag},
    {"opened_day", Kind::Calendar},
    {"opened_week", Kind::Calendar},
    {"opened_month", Kind::Calendar},
    {"opened_year", Kind::Calendar},
    {"first_resolved_day", Kind::Calendar},
    {"first_resolved_week", Kind::Calendar},
    {"first_resolved_month", Kind::Calendar},
    {"first_resolved_year", Kind::Calendar},
    {"resolved_day", Kind::Calendar},
    {"resolved_week", Kind::Calendar},
    {"resolved_month", Kind::Calendar},
    {"resolved_year", Kind::Calendar},
    {"closed_day", Kind::Calendar},
    {"closed_week", Kind::Calendar},
    {"closed_month", Kind::Calendar},
    {"closed_year", Kind::Calendar},
    {"rated_day", Kind::Calendar},
    {"rated_week", Kind::Calendar},
    {"rated_month", Kind::Calendar},
    {"rated_year", Kind::Calendar},
}};

namespace {

constexpr std::pair<std::string_view, Event> kEvents[] = {
    {"opened", Event::Opened},     {"first_resolved", Event::FirstResolved},
    {"resolved", Event::Resolved}, {"closed", Event::Closed},
    {"rated", Event::Rated},       {"now", Event::Now},
};

std::string_view type_of(ColumnKind kind) {
    switch (kind) {
        case Kind::Instant:
        case Kind::Duration:
            return "BIGINT";
        case Kind::Flag:
            return "BOOLEAN";
        case Kind::Word:
        case Kind::Count:
        case Kind::Calendar:
            return "INTEGER";
    }
    return "";
}

}  // namespace

std::string_view word_of(Event event) {
    for (const auto& [word, known] : kEvents) {
        if (known == event) return word;
    }
    return "";
}

std::optional<Event> event_of(std::string_view word) {
    for (const auto& [known, event] : kEvents) {
        if (known == word) return event;
    }
    return std::nullopt;
}

Cell calendar_of(Event event) {
    CHECK(event != Event::Now);
    return static_cast<Cell>(kOpenedDay + 4 * static_cast<std::size_t>(event));
}

std::optional<Cell> find_column(std::string_view name) {
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
        if (kColumns[i].name == name) return static_cast<Cell>(i);
    }
    return std::nullopt;
}

std::optional<PromiseColumn> promise_column(std::string_view name) {
    for (const auto& [ending, kind] : {std::pair{std::string_view{"due_at"}, Kind::Instant}, {"kept", Kind::Flag}}) {
        if (!name.ends_with(ending)) continue;
        const auto id = name.substr(0, name.size() - ending.size());
        if (id.size() > 1 && id.ends_with('_')) return PromiseColumn{id.substr(0, id.size() - 1), ending, kind};
    }
    return std::nullopt;
}

std::string create_case_facts() {
    std::string sql = "CREATE TABLE case_facts (case_id UHUGEINT NOT NULL, rework_of UHUGEINT";
    for (const auto& column : kColumns) sql += fmt::format(", {} {}", column.name, type_of(column.kind));
    return sql + ")";
}

}  // namespace lens
