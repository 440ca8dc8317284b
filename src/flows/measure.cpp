#include "flows/measure.hpp"

#include <cmath>

#include "analytics/intervals.hpp"

namespace flows {
namespace {

constexpr std::int64_t kBootstrapMax = 2000;
constexpr std::chrono::milliseconds kWaitForLens{2000};

base::Result<std::vector<lens::Dim>> read_dims(const std::vector<std::string>& words) {
    std::vector<lens::Dim> dims;
    for (const auto& word : words) {
        const auto dim = lens::dim_of(word);
        if (!dim) return base::Refusal{"unknown_dimension", {{"dimension", word}}};
        dims.push_back(*dim);
    }
    if (dims.size() > 2) return base::Refusal{"too_many_dimensions", {{"most", "2"}}};
    return dims;
}

base::Result<lens::Scope> read_scope(const Context& context, const Caller& caller,
                                     const std::optional<base::Date>& from, const std::optional<base::Date>& to,
                                     const std::vector<std::pair<std::string, std::string>>& where) {
    lens::Scope scope{.from = from, .to = to, .now = context.now()};
    for (const auto& [word, value] : where) {
        const auto dim = lens::dim_of(word);
        if (!dim) return base::Refusal{"unknown_dimension", {{"dimension", word}}};
        scope.where.emplace_back(*dim, value);
    }
    if (caller.outlet) scope.where.emplace_back(lens::Dim::Outlet, *caller.outlet);
    return scope;
}

base::Result<std::vector<const lens::Measure*>> find_measures(const Books& books, const std::vector<std::string>& ids) {
    std::vector<const lens::Measure*> found;
    if (ids.empty()) {
        for (const auto& measure : books.measures.measures()) found.push_back(&measure);
    }
    for (const auto& id : ids) {
        const auto* measure = books.measures.find(id);
        if (measure == nullptr) return base::Refusal{"unknown_measure", {{"measure", id}}};
        found.push_back(measure);
    }
    return found;
}

void judge(Figure& figure, const lens::Measure& measure) {
    figure.target = measure.target;
    if (!figure.target || !figure.value) return;
    const bool higher = measure.direction == lens::Measure::Direction::Higher;
    const double worst = higher ? figure.low.value_or(*figure.value) : figure.high.value_or(*figure.value);
    const double best = higher ? figure.high.value_or(*figure.value) : figure.low.value_or(*figure.value);
    const auto meets = [&](double value) { return higher ? value >= *figure.target : value <= *figure.target; };
    figure.verdict = meets(worst) ? "kept" : meets(best) ? "uncertain" : "broken";
}

Figure read_figure(const lens::Figure& counted, const lens::Measure& measure) {
    Figure figure{.value = counted.value(measure),
                  .numerator = counted.numerator(),
                  .denominator = counted.denominator(measure),
                  .n = counted.n(),
                  .median = counted.median(),
                  .p90 = counted.p90()};
    if (measure.kind == lens::Measure::Kind::Share && figure.n > 0) {
        if (const auto wilson = analytics::wilson(static_cast<std::int64_t>(counted.numerator()), figure.n)) {
            figure.low = wilson->low;
            figure.high = wilson->high;
            figure.interval = "wilson";
        }
    }
    if (measure.kind == lens::Measure::Kind::Mean && figure.n > 1 && counted.variance() && figure.value) {
        const double half =
            analytics::normal_two_sided(0.95) * std::sqrt(*counted.variance() / static_cast<double>(figure.n));
        figure.low = *figure.value - half;
        figure.high = *figure.value + half;
        figure.interval = "normal";
    }
    return figure;
}

/// Means over few cases get the bootstrap in place of the normal interval.
void bootstrap_means(const lens::View& view, MeasureAnswer& answer, const lens::Scope& scope,
                     const std::vector<lens::Dim>& by) {
    std::map<std::vector<std::optional<std::string>>, MeasureRow*> rows;
    for (auto& row : answer.rows) rows[row.dims] = &row;
    if (rows.size() > 500) return;
    for (std::size_t i = 0; i < answer.measures.size(); ++i) {
        const auto& measure = *answer.measures[i];
        if (measure.kind != lens::Measure::Kind::Mean) continue;
        for (const auto& group : lens::values_of(view, measure, scope, by, kBootstrapMax)) {
            const auto row = rows.find(group.dims);
            if (row == rows.end()) continue;
            auto& figure = row->second->figures[i];
            const auto interval = analytics::bootstrap(group.values, analytics::Statistic::Mean, {.resamples = 1000});
            if (!interval || group.values.size() < 2) continue;
            figure.low = interval->low;
            figure.high = interval->high;
            figure.interval = "bootstrap";
        }
    }
}

}  // namespace

base::Result<MeasureAnswer> measure(Context& context, const Caller& caller, const MeasureAsked& asked) {
    if (!context.lens) return base::Refusal{"lens_unavailable"};
    if (!context.lens->wait_for(asked.min_seq, kWaitForLens)) return base::Refusal{"lens_behind"};
    MeasureAnswer answer{.by = asked.by, .books = context.books()};
    const auto measures = find_measures(*answer.books, asked.measures);
    if (!measures) return measures.refusal();
    const auto by = read_dims(asked.by);
    if (!by) return by.refusal();
    const auto scope = read_scope(context, caller, asked.from, asked.to, asked.where);
    if (!scope) return scope.refusal();
    context.lens->read([&](const lens::View& view) {
        const auto figures = lens::figures_of(view, *measures, *scope, *by);
        answer.as_of_seq = figures.as_of_seq;
        answer.measures = figures.measures;
        for (const auto& counted : figures.rows) {
            MeasureRow row{.dims = counted.dims};
            for (std::size_t i = 0; i < figures.measures.size(); ++i) {
                row.figures.push_back(read_figure(figures.at(counted, i), *figures.measures[i]));
            }
            answer.rows.push_back(std::move(row));
        }
        if (asked.intervals_of_means) bootstrap_means(view, answer, *scope, *by);
        return 0;
    });
    for (auto& row : answer.rows) {
        for (std::size_t i = 0; i < row.figures.size(); ++i) judge(row.figures[i], *answer.measures[i]);
    }
    return answer;
}

base::Result<lens::CasesBehind> cases_behind(Context& context, const Caller& caller, const CasesAsked& asked) {
    if (!context.lens) return base::Refusal{"lens_unavailable"};
    const auto books = context.books();
    const auto measures = find_measures(*books, {asked.measure});
    if (!measures) return measures.refusal();
    const auto scope = read_scope(context, caller, asked.from, asked.to, asked.where);
    if (!scope) return scope.refusal();
    const auto side = asked.side == "denominator" ? std::optional{lens::Side::Denominator}
                      : asked.side == "numerator" ? std::optional{lens::Side::Numerator}
                      : asked.side == "rest"      ? std::optional{lens::Side::Rest}
                                                  : std::nullopt;
    if (!side) return base::Refusal{"unknown_side", {{"side", asked.side}}};
    return context.lens->read([&](const lens::View& view) {
        return lens::cases_behind(view, *measures->front(), *side, *scope, asked.limit, asked.cursor);
    });
}

}  // namespace flows
