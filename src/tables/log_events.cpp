#include "tables/log_events.hpp"

#include <algorithm>
#include <filesystem>

#include "base/text.hpp"
#include "tables/case_builder.hpp"
#include "tables/event_sorter.hpp"
#include "tables/instant_guess.hpp"

namespace tables {

namespace {

/// What stands in FILE.rejected.csv for a row that is no text in its file.
std::string text_of(const Row& row) {
    if (!row.text.empty()) return std::string(row.text);
    std::string text;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (i > 0) text += '\t';
        text += row.cells[i];
    }
    return text;
}

LogCounts sort_in(Source& source, const LogMap& map, const LogOptions& options, EventSorter& sorter) {
    LogCounts counts;
    source.on_rejected([&](const Rejected& row) {
        ++counts.rejected;
        if (options.rejected) options.rejected(row);
    });
    LogRows rows(map, source.columns(), source.name(), options.zones, options.now);
    counts.assumed_utc = rows.assumed_utc();
    Row row;
    while (source.next(row)) {
        if (!rows.read(row)) {
            ++counts.rejected;
            if (options.rejected) options.rejected({row.line, rows.reason(), text_of(row), rows.detail()});
            continue;
        }
        ++counts.taken;
        for (const auto& event : rows.events()) sorter.add(event);
    }
    source.on_rejected(nullptr);
    counts.rows = counts.taken + counts.rejected;
    return counts;
}

}  // namespace

LogCounts for_each_case(Source& source, const LogMap& map, const LogOptions& options,
                        const std::function<void(const LogCase&)>& visit) {
    const auto folder =
        options.temporary_folder.empty() ? std::filesystem::temp_directory_path().string() : options.temporary_folder;
    EventSorter sorter(options.budget_bytes, folder);
    auto counts = sort_in(source, map, options, sorter);
    sorter.finish();
    CaseBuilder builder(map.attributes.size(), source.name());
    const auto give = [&] {
        if (builder.empty()) return;
        const auto found = builder.build();
        counts.events += found.events.size();
        ++counts.cases;
        visit(found);
        builder.clear();
    };
    while (const char* record = sorter.next()) {
        if (!builder.belongs(record)) give();
        builder.add(record);
    }
    give();
    counts.temporary_files = sorter.runs_written();
    return counts;
}

LogMap with_formats(Source& source, LogMap map) {
    struct Open {
        InstantColumns* instant;
        std::vector<std::size_t> columns;
        InstantGuess guess;
    };
    std::vector<Open> open;
    const auto add = [&](InstantColumns& instant) {
        if (!instant.format.empty()) return;
        Open each{&instant, {}, {}};
        for (const auto& column : instant.columns) each.columns.push_back(source.columns().at(column, source.name()));
        open.push_back(std::move(each));
    };
    if (map.rows == LogMap::Rows::Events) add(map.instant);
    for (auto& each : map.case_instants) add(each.instant);
    for (auto& each : map.attributes) {
        if (each.instant) add(*each.instant);
    }
    if (open.empty()) return map;
    Row row;
    while (source.next(row)) {
        for (auto& each : open) {
            std::string text;
            for (const auto column : each.columns) {
                const auto cell = base::trim(row.cells[column]);
                const bool missing =
                    cell.empty() || std::find(map.missing.begin(), map.missing.end(), cell) != map.missing.end();
                if (!missing) text += (text.empty() ? "" : " ") + std::string(cell);
            }
            if (!text.empty()) each.guess.add(text);
        }
    }
    for (auto& each : open) {
        each.instant->format = each.guess.pattern_or_refuse(source.name() + ": column " + each.instant->columns[0]);
    }
    return map;
}

}  // namespace tables
