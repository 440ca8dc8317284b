#include <fmt/format.h>

#include <algorithm>

#include "tables/log_guess.hpp"

namespace tables {

namespace {

/// A text that YAML reads back as it is.
std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (c == '\n') {
            out += "\\n";
        } else if (static_cast<unsigned char>(c) >= 0x20) {
            out += c;
        }
    }
    return out + '"';
}

std::string instant_text(const InstantColumns& instant) {
    std::string columns;
    for (const auto& column : instant.columns) columns += (columns.empty() ? "" : ", ") + quoted(column);
    auto text = fmt::format("columns: [{}]", columns);
    if (!instant.format.empty()) text += ", format: " + quoted(instant.format);
    return text;
}

}  // namespace

std::string as_yaml(const LogGuess& guess) {
    const auto& map = guess.map;
    std::string out = "# A first guess, to be confirmed: behind each line how sure it is, and why.\n";
    for (const auto& each : guess.open) out += "# Open: " + each + "\n";
    const auto line = [&](const std::string& what, const std::string& key, const std::string& value, int indent) {
        out += fmt::format("{:{}}{}: {}", "", indent, key, value);
        const auto found = std::find_if(guess.choices.begin(), guess.choices.end(),
                                        [&](const LogGuess::Choice& choice) { return choice.what == what; });
        if (found != guess.choices.end()) out += fmt::format("  # {:.2f}, {}", found->confidence, found->reason);
        out += '\n';
    };
    line("source", "source", quoted(map.source), 0);
    line("rows", "rows", map.rows == LogMap::Rows::Cases ? "cases" : "events", 0);
    std::string missing;
    for (const auto& word : map.missing) missing += (missing.empty() ? "" : ", ") + quoted(word);
    line("missing", "missing", "[" + missing + "]", 0);
    line("zone", "zone", "UTC", 0);
    line("case", "case", quoted(map.case_column), 0);
    if (map.rows == LogMap::Rows::Events) {
        line("activity", "activity", quoted(map.activity_columns.at(0)), 0);
        line("instant", "instant", "{" + instant_text(map.instant) + "}", 0);
    }
    if (!map.resource_column.empty()) line("resource", "resource", quoted(map.resource_column), 0);
    if (!map.meanings.empty()) out += "meanings:\n";
    for (int i = 1; i <= static_cast<int>(Meaning::InProgress); ++i) {
        std::string activities;
        for (const auto& [activity, meaning] : map.meanings) {
            if (static_cast<int>(meaning) == i) activities += (activities.empty() ? "" : ", ") + quoted(activity);
        }
        if (!activities.empty()) out += fmt::format("  {}: [{}]\n", word(static_cast<Meaning>(i)), activities);
    }
    if (!map.case_instants.empty()) out += "instants:\n";
    for (const auto& each : map.case_instants) {
        out += fmt::format("  - {{activity: {}, means: {}, {}}}\n", quoted(each.activity), word(each.meaning),
                           instant_text(each.instant));
    }
    if (!map.attributes.empty()) out += "attributes:\n";
    for (const auto& each : map.attributes) line(each.name, each.name, quoted(each.column), 2);
    return out;
}

}  // namespace tables
