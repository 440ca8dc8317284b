#include "lens/drill.hpp"

#include <fmt/format.h>

#include <charconv>

#include "base/check.hpp"
#include "base/ids.hpp"

namespace lens {

namespace {

struct Place {
    std::int64_t opened_at;
    duck::Wide case_id;
};

/// "OPENED_AT.CASE_ID" of the last case that was shown.
Place place_of(const std::string& cursor) {
    Place place{};
    const auto dot = cursor.find('.');
    const auto* end = cursor.data() + std::min(dot, cursor.size());
    const auto [read, error] = std::from_chars(cursor.data(), end, place.opened_at);
    if (dot == std::string::npos || error != std::errc{} || read != end || !base::is_id(cursor.substr(dot + 1))) {
        throw base::BadInput(fmt::format("'{}' is not a cursor", cursor), "cursor", "take it from the page before");
    }
    place.case_id = wide_of(cursor.substr(dot + 1));
    return place;
}

std::string side_of(const Measure& measure, Side side, const Words& words) {
    auto denominator = sql_of(measure.denominator, words);
    if (measure.kind == Measure::Kind::Mean) {
        denominator += fmt::format(" AND {} IS NOT NULL", kColumns[measure.value].name);
    }
    if (side == Side::Denominator) return denominator;
    const auto numerator =
        measure.kind == Measure::Kind::Share ? sql_of(measure.numerator, words) : std::string{"TRUE"};
    return fmt::format("{} AND ({}) IS {}TRUE", denominator, numerator, side == Side::Rest ? "NOT " : "");
}

}  // namespace

CasesBehind cases_behind(const View& view, const Measure& measure, Side side, const Scope& scope, std::int64_t limit,
                         const std::string& cursor) {
    CHECK(limit > 0);
    CasesBehind page;
    for (const auto& [dim, value] : scope.where) {
        if (!has(measure, dim)) return page;
    }
    auto where = sql_of(scope, measure.period, view.words);
    const auto from = fmt::format("FROM case_facts WHERE CAST($1 AS BIGINT) IS NOT NULL AND {} AND {}", where.text,
                                  side_of(measure, side, view.words));
    auto count = view.connection.ask("SELECT count(*) " + from, where.values);
    CHECK(count.next());
    page.total = count.integer(0);
    std::string behind;
    if (!cursor.empty()) {
        const auto place = place_of(cursor);
        where.values.emplace_back(place.opened_at);
        where.values.emplace_back(place.case_id);
        const auto at = where.values.size() - 1;
        behind = fmt::format(" AND (opened_at > ${0} OR (opened_at = ${0} AND case_id > ${1}))", at, at + 1);
    }
    auto answer = view.connection.ask(
        fmt::format("SELECT opened_at, case_id {}{} ORDER BY opened_at, case_id LIMIT {}", from, behind, limit + 1),
        where.values);
    std::int64_t opened_at = 0;
    while (answer.next()) {
        if (static_cast<std::int64_t>(page.case_ids.size()) == limit) {
            page.next_cursor = fmt::format("{}.{}", opened_at, page.case_ids.back());
            break;
        }
        opened_at = answer.integer(0);
        page.case_ids.push_back(id_of(answer.wide(1)));
    }
    return page;
}

}  // namespace lens
