#include "lens/measure_book.hpp"

#include <fmt/format.h>

namespace lens {

namespace {

Bilingual read_bilingual(const rules::Node& node) {
    node.only({"zh", "en"});
    return {node.at("zh").text(), node.at("en").text()};
}

/// A plain text, as books of earlier versions have it, is said in both languages.
Bilingual read_source(const rules::Node& node) {
    return node.is_scalar() ? Bilingual{node.text(), node.text()} : read_bilingual(node);
}

Measure::Kind read_kind(const rules::Node& node) {
    const auto word = node.word({"share", "mean", "count"});
    return word == "share" ? Measure::Kind::Share : word == "mean" ? Measure::Kind::Mean : Measure::Kind::Count;
}

/// A mean is over a length of time, in minutes, hours or days, or over a count, in points.
void read_value(const rules::Node& node, Measure& measure) {
    const auto value = node.at("value");
    const auto column = find_column(value.text());
    if (!column) value.refuse(fmt::format("'{}' is not a column of a case", value.text()));
    const auto kind = kColumns[*column].kind;
    const bool is_time = measure.unit == "minutes" || measure.unit == "hours" || measure.unit == "days";
    if (kind != (is_time ? ColumnKind::Duration : ColumnKind::Count)) {
        value.refuse(fmt::format("'{}' is not measured in {}", value.text(), measure.unit));
    }
    measure.value = *column;
}

void read_parts(const rules::Node& node, Measure& measure) {
    if (const auto denominator = node.find("denominator")) measure.denominator = read_condition(*denominator);
    const auto unit = node.at("unit");
    switch (measure.kind) {
        case Measure::Kind::Share:
            measure.unit = unit.word({"share"});
            measure.numerator = read_condition(node.at("numerator"));
            break;
        case Measure::Kind::Mean:
            measure.unit = unit.word({"minutes", "hours", "days", "points"});
            read_value(node, measure);
            break;
        case Measure::Kind::Count:
            measure.unit = unit.word({"cases"});
            break;
    }
    if (measure.kind != Measure::Kind::Share && node.find("numerator")) {
        node.at("numerator").refuse("belongs to a share only");
    }
    if (measure.kind != Measure::Kind::Mean && node.find("value")) node.at("value").refuse("belongs to a mean only");
}

Measure read_measure(const rules::Node& node) {
    node.only({"id", "title", "meaning", "kind", "unit", "direction", "target", "period", "denominator", "numerator",
               "value", "source", "confidence"});
    Measure measure;
    measure.id = node.at("id").text();
    measure.title = read_bilingual(node.at("title"));
    measure.meaning = read_bilingual(node.at("meaning"));
    measure.kind = read_kind(node.at("kind"));
    measure.direction = node.at("direction").word({"higher", "lower"}) == "higher" ? Measure::Direction::Higher
                                                                                   : Measure::Direction::Lower;
    const auto target = node.find("target");
    if (target && !target->is_null()) measure.target = target->number();
    measure.period =
        *event_of(node.at("period").word({"opened", "first_resolved", "resolved", "closed", "rated", "now"}));
    read_parts(node, measure);
    measure.source = read_source(node.at("source"));
    measure.confidence = node.at("confidence").word({"A", "B", "C", "ours"});
    return measure;
}

void add_promises(const Condition& condition, std::set<std::string>& ids) {
    if (!condition.promise.empty()) ids.insert(condition.promise);
    for (const auto& part : condition.parts) add_promises(part, ids);
}

bool is_word(std::string_view id) {
    for (const char c : id) {
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')) return false;
    }
    return !id.empty() && id.size() <= 64;
}

}  // namespace

double unit_size(const std::string& unit) {
    if (unit == "minutes") return 60e6;
    if (unit == "hours") return 3600e6;
    if (unit == "days") return 86'400e6;
    return 1;
}

const Measure* MeasureBook::find(std::string_view id) const {
    for (const auto& measure : measures_) {
        if (measure.id == id) return &measure;
    }
    return nullptr;
}

std::set<std::string> promises_of(const Measure& measure) {
    std::set<std::string> ids;
    add_promises(measure.denominator, ids);
    add_promises(measure.numerator, ids);
    return ids;
}

void MeasureBook::add(std::string_view text, const std::string& file) {
    const auto book = rules::Node::parse(text, file);
    book.only({"id", "title", "measures"});
    for (const auto& node : book.at("measures").items()) {
        auto measure = read_measure(node);
        if (!is_word(measure.id)) node.at("id").refuse("must be of small letters, digits and underscores");
        if (find(measure.id)) node.at("id").refuse(fmt::format("'{}' is there a second time", measure.id));
        measures_.push_back(std::move(measure));
    }
}

}  // namespace lens
