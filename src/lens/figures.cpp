#include "lens/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/check.hpp"
#include "lens/days.hpp"

namespace lens {

namespace {

constexpr std::int64_t kNoValue = std::numeric_limits<std::int64_t>::max();
using Key = std::array<std::int64_t, 2>;  ///< the numbers of the dims; kNoValue for none, so that it sorts last

/// The aggregates of one measure, in the order that Figure::take() reads them.
std::string aggregates_of(const Measure& measure, const Words& words) {
    const auto denominator = sql_of(within_period(measure), words);
    const auto count = denominator == "TRUE" ? "count(*)" : fmt::format("count(*) FILTER (WHERE {})", denominator);
    switch (measure.kind) {
        case Measure::Kind::Count:
            return count;
        case Measure::Kind::Share:
            return fmt::format("{}, count(*) FILTER (WHERE {} AND {})", count, denominator,
                               sql_of(measure.numerator, words));
        case Measure::Kind::Mean: {
            const auto value = kColumns[measure.value].name;
            const auto filter = denominator == "TRUE" ? "" : fmt::format(" FILTER (WHERE {})", denominator);
            auto sql = fmt::format("count({0}){1}, CAST(sum({0}){1} AS DOUBLE), var_samp({0}){1}", value, filter);
            if (measure.is_time()) sql += fmt::format(", quantile_cont({}, [0.5, 0.9]){}", value, filter);
            return sql;
        }
    }
    return "";
}

std::string groups_of(const std::vector<Dim>& by, Event period) {
    std::string columns;
    for (const auto dim : by) columns += fmt::format("{}{}", columns.empty() ? "" : ", ", column_of(dim, period));
    return columns;
}

Key key_of(const duck::Answer& answer, std::size_t dims) {
    Key key{kNoValue, kNoValue};
    for (std::size_t i = 0; i < dims; ++i) {
        if (!answer.is_null(i)) key[i] = answer.integer(i);
    }
    return key;
}

std::vector<std::optional<std::string>> texts_of(const Key& key, const std::vector<Dim>& by, const Words& words) {
    std::vector<std::optional<std::string>> texts;
    for (std::size_t i = 0; i < by.size(); ++i) {
        if (key[i] == kNoValue) {
            texts.emplace_back();
        } else if (is_calendar(by[i])) {
            const auto span = static_cast<Span>(static_cast<int>(by[i]) - static_cast<int>(Dim::Day));
            texts.emplace_back(span_text(span, key[i]));
        } else {
            texts.emplace_back(words.at(key[i]));
        }
    }
    return texts;
}

/// Groups without a value last.
bool is_before(const FigureRow& a, const FigureRow& b) {
    for (std::size_t i = 0; i < a.dims.size(); ++i) {
        if (a.dims[i] == b.dims[i]) continue;
        if (!a.dims[i] || !b.dims[i]) return a.dims[i].has_value();
        return *a.dims[i] < *b.dims[i];
    }
    return false;
}

struct KeyHash {
    std::size_t operator()(const Key& key) const {
        return static_cast<std::size_t>(key[0]) * 0x9E3779B97F4A7C15U + static_cast<std::size_t>(key[1]);
    }
};

/// The groups by their keys, each with a line of cells, made when first met.
class Groups {
public:
    explicit Groups(std::size_t measures) : measures_(measures) {}
    Figure* at(const Key& key) {
        const auto [found, fresh] = lines_.try_emplace(key, cells_.size());
        if (fresh) cells_.resize(cells_.size() + measures_);
        return cells_.data() + found->second;
    }
    void hand_over(Figures& figures, const Words& words) {
        figures.rows.reserve(lines_.size());
        for (const auto& [key, first] : lines_) figures.rows.push_back({texts_of(key, figures.by, words), first});
        std::sort(figures.rows.begin(), figures.rows.end(), is_before);
        figures.cells = std::move(cells_);
    }

private:
    std::size_t measures_;
    std::unordered_map<Key, std::size_t, KeyHash> lines_;
    std::vector<Figure> cells_;
};

void count_period(const View& view, Event period, const Figures& figures, const Scope& scope, Groups& groups) {
    std::string aggregates;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < figures.measures.size(); ++i) {
        if (figures.measures[i]->period != period) continue;
        places.push_back(i);
        aggregates += (places.size() == 1 ? "" : ", ") + aggregates_of(*figures.measures[i], view.words);
    }
    if (places.empty()) return;
    const auto columns = groups_of(figures.by, period);
    const auto where = sql_of(scope, period, view.words);
    // The parameter of the moment is named in every query, whether a condition asks for it or not.
    auto answer = view.connection.ask(
        fmt::format("SELECT {}{}{} FROM case_facts WHERE CAST($1 AS BIGINT) IS NOT NULL AND {}{}", columns,
                    columns.empty() ? "" : ", ", aggregates, where.text, columns.empty() ? "" : " GROUP BY " + columns),
        where.values);
    while (answer.next()) {
        auto* line = groups.at(key_of(answer, figures.by.size()));
        std::size_t column = figures.by.size();
        for (const auto place : places) column = line[place].take(answer, column, *figures.measures[place]);
    }
}

}  // namespace

std::optional<double> Figure::value(const Measure& measure) const {
    if (measure.kind == Measure::Kind::Count) return numerator_;
    return n_ == 0 ? std::nullopt : std::optional{numerator_ / static_cast<double>(n_)};
}

std::optional<double> Figure::denominator(const Measure& measure) const {
    return measure.kind == Measure::Kind::Count ? std::nullopt : std::optional{static_cast<double>(n_)};
}

std::size_t Figure::take(const duck::Answer& answer, std::size_t column, const Measure& measure) {
    n_ = answer.integer(column++);
    if (measure.kind == Measure::Kind::Count) {
        numerator_ = static_cast<double>(n_);
        return column;
    }
    if (measure.kind == Measure::Kind::Share) {
        numerator_ = static_cast<double>(answer.integer(column++));
        return column;
    }
    const double unit = unit_size(measure.unit);
    if (!answer.is_null(column)) numerator_ = answer.real(column) / unit;
    if (!answer.is_null(++column)) variance_ = answer.real(column) / unit / unit;
    ++column;
    if (!measure.is_time()) return column;
    if (!answer.is_null(column)) {
        const auto quantiles = answer.reals(column);
        CHECK(quantiles.size() == 2);
        median_ = quantiles[0] / unit;
        p90_ = quantiles[1] / unit;
    }
    return column + 1;
}

Figures figures_of(const View& view, const std::vector<const Measure*>& measures, const Scope& scope,
                   const std::vector<Dim>& by) {
    CHECK(by.size() <= 2);
    Figures figures{.as_of_seq = view.seq, .by = by};
    for (const auto* measure : measures) {
        const bool fits = std::all_of(by.begin(), by.end(), [&](Dim dim) { return has(*measure, dim); }) &&
                          std::all_of(scope.where.begin(), scope.where.end(),
                                      [&](const auto& filter) { return has(*measure, filter.first); });
        if (fits) figures.measures.push_back(measure);
    }
    Groups groups{figures.measures.size()};
    if (by.empty()) groups.at({kNoValue, kNoValue});
    for (const auto period :
         {Event::Opened, Event::FirstResolved, Event::Resolved, Event::Closed, Event::Rated, Event::Now}) {
        count_period(view, period, figures, scope, groups);
    }
    groups.hand_over(figures, view.words);
    return figures;
}

std::vector<GroupValues> values_of(const View& view, const Measure& measure, const Scope& scope,
                                   const std::vector<Dim>& by, std::int64_t n_max) {
    CHECK(measure.kind == Measure::Kind::Mean && by.size() <= 2);
    const auto columns = groups_of(by, measure.period);
    auto where = sql_of(scope, measure.period, view.words);
    where.values.emplace_back(n_max);
    const auto sql = fmt::format(
        "SELECT {0}{1}CAST({2} AS BIGINT) FROM case_facts WHERE CAST($1 AS BIGINT) IS NOT NULL AND {3} AND {4} AND {2} "
        "IS NOT NULL QUALIFY count(*) OVER ({5}) <= ${6} ORDER BY ALL",
        columns, columns.empty() ? "" : ", ", kColumns[measure.value].name, where.text,
        sql_of(measure.denominator, view.words), columns.empty() ? "" : "PARTITION BY " + columns, where.values.size());
    auto answer = view.connection.ask(sql, where.values);
    std::vector<GroupValues> groups;
    std::optional<Key> latest;
    const double unit = unit_size(measure.unit);
    while (answer.next()) {
        const auto key = key_of(answer, by.size());
        if (latest != key) groups.push_back({texts_of(key, by, view.words), {}});
        latest = key;
        groups.back().values.push_back(static_cast<double>(answer.integer(by.size())) / unit);
    }
    return groups;
}

}  // namespace lens
