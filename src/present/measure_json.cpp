#include "present/measure_json.hpp"

namespace present {
namespace {

json::value number(const std::optional<double>& value) {
    return value ? json::value(*value) : json::value(nullptr);
}

json::object bilingual(const lens::Bilingual& text) {
    return {{"zh", text.zh}, {"en", text.en}};
}

std::string_view word(lens::Measure::Kind kind) {
    return kind == lens::Measure::Kind::Share ? "share" : kind == lens::Measure::Kind::Mean ? "mean" : "count";
}

}  // namespace

json::object figure_json(const flows::Figure& figure) {
    json::object out{{"value", number(figure.value)},
                     {"numerator", number(figure.numerator)},
                     {"denominator", number(figure.denominator)},
                     {"n", figure.n},
                     {"low", number(figure.low)},
                     {"high", number(figure.high)},
                     {"interval", figure.interval},
                     {"target", number(figure.target)},
                     {"verdict", figure.verdict}};
    if (figure.median) out["median"] = *figure.median;
    if (figure.p90) out["p90"] = *figure.p90;
    return out;
}

json::object measures_json(const flows::MeasureAnswer& answer, const flows::MeasureAsked& asked) {
    json::array by(answer.by.begin(), answer.by.end());
    json::array rows;
    for (const auto& row : answer.rows) {
        json::object one;
        for (std::size_t i = 0; i < answer.by.size(); ++i) {
            one[answer.by[i]] = row.dims[i] ? json::value(*row.dims[i]) : json::value(nullptr);
        }
        json::object figures;
        for (std::size_t i = 0; i < answer.measures.size(); ++i) {
            figures[answer.measures[i]->id] = figure_json(row.figures[i]);
        }
        one["measures"] = std::move(figures);
        rows.push_back(std::move(one));
    }
    json::object out{{"as_of_seq", answer.as_of_seq}, {"by", std::move(by)}};
    if (asked.from) out["from"] = base::to_string(*asked.from);
    if (asked.to) out["to"] = base::to_string(*asked.to);
    out["rows"] = std::move(rows);
    return out;
}

json::object measure_book_json(const lens::MeasureBook& book) {
    json::array items;
    for (const auto& measure : book.measures()) {
        json::object one{{"id", measure.id},
                         {"title", bilingual(measure.title)},
                         {"meaning", bilingual(measure.meaning)},
                         {"kind", word(measure.kind)},
                         {"unit", measure.unit},
                         {"direction", measure.direction == lens::Measure::Direction::Higher ? "higher" : "lower"},
                         {"target", number(measure.target)},
                         {"period", lens::word_of(measure.period)},
                         {"source", bilingual(measure.source)},
                         {"confidence", measure.confidence}};
        items.push_back(std::move(one));
    }
    return {{"items", std::move(items)}};
}

}  // namespace present
