#include "tables/log_rows.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/failure.hpp"
#include "base/text.hpp"

namespace tables {

ToInstant zone_of(const std::string& zone, const Zones& zones, const std::string& where) {
    if (zone.empty()) return nullptr;
    if (const auto offset = fixed_offset(zone)) {
        return [seconds = std::chrono::seconds{*offset}](WallTime wall) -> std::optional<base::Instant> {
            return base::Instant{wall.time_since_epoch() - seconds};
        };
    }
    auto clock = zones ? zones(zone) : ToInstant{};
    if (clock) return clock;
    throw base::BadInput(fmt::format("there is no zone \"{}\"", zone), where,
                         "name one as in Asia/Shanghai, or give an offset as +08:00");
}

LogRows::LogRows(const LogMap& map, const Columns& columns, const std::string& file, const Zones& zones,
                 std::optional<base::Instant> now)
    : map_(map), columns_(columns), file_(file), case_column_(columns.at(map.case_column, file)) {
    if (now) latest_ = *now + std::chrono::days{1};
    for (const auto& column : map.activity_columns) activity_columns_.push_back(columns.at(column, file));
    if (!map.resource_column.empty()) resource_column_ = columns.at(map.resource_column, file);
    if (map.rows == LogMap::Rows::Events) instant_ = bind(map.instant, zones);
    for (const auto& each : map.case_instants) {
        Once once{each.activity, each.meaning, bind(each.instant, zones), std::nullopt, {}};
        if (each.when) once.condition = columns.at(each.when->column, file);
        if (each.when) once.is = each.when->is;
        once_.push_back(std::move(once));
    }
    for (const auto& each : map.attributes) {
        attributes_.push_back(
            {each.column.empty() ? std::nullopt : std::optional{columns.at(each.column, file)}, &each});
        if (each.instant) attributes_.back().instant = bind(*each.instant, zones);
    }
    values_.resize(attributes_.size());
    event_.attributes = values_;
}

LogRows::Instants LogRows::bind(const InstantColumns& instant, const Zones& zones) {
    if (instant.columns.empty() || instant.format.empty()) {
        throw base::BadInput("the map leaves the column or the format of an instant open", file_,
                             "give both in the map");
    }
    std::vector<std::size_t> columns;
    for (const auto& column : instant.columns) columns.push_back(columns_.at(column, file_));
    const auto& zone = instant.zone.empty() ? map_.zone : instant.zone;
    auto format = InstantFormat::compile(instant.format);
    if (zone.empty() && !format.is_absolute()) assumed_utc_ = true;
    return {std::move(columns), InstantReader(std::move(format), zone_of(zone, zones, file_))};
}

bool LogRows::is_missing(std::string_view cell) const {
    if (cell.empty()) return true;
    for (const auto& word : map_.missing) {
        if (word.size() == cell.size() && word == cell) return true;
    }
    return false;
}

bool LogRows::refuse(Reason reason, std::string detail) {
    reason_ = reason;
    detail_ = std::move(detail);
    return false;
}

std::string_view LogRows::joined(const Row& row, const std::vector<std::size_t>& columns, char between,
                                 std::string& into) const {
    if (columns.size() == 1) {
        const auto cell = base::trim(row.cells[columns[0]]);
        return is_missing(cell) ? std::string_view{} : cell;
    }
    into.clear();
    for (const auto column : columns) {
        const auto cell = base::trim(row.cells[column]);
        if (is_missing(cell)) continue;
        if (!into.empty()) into += between;
        into += cell;
    }
    return into;
}

LogRows::Read LogRows::read_instant(const Row& row, Instants& instants, std::int64_t& micros) {
    const auto text = joined(row, instants.columns, ' ', instant_text_);
    if (text.empty()) return Read::Missing;
    const auto at = instants.reader.read(text);
    const auto column = [&] { return columns_.address(instants.columns[0]); };
    if (!at) {
        refuse(Reason::UnparsableInstant,
               fmt::format("{}: \"{}\" is no instant as {}", column(), base::first_code_points(text, 60),
                           instants.reader.format().pattern()));
        return Read::Refused;
    }
    micros = base::to_micros(*at);
    return Read::Done;
}

/// What has happened does not lie in the future.
LogRows::Read LogRows::read_happened(const Row& row, Instants& instants, std::int64_t& micros) {
    const auto read = read_instant(row, instants, micros);
    if (read != Read::Done || !latest_ || micros <= base::to_micros(*latest_)) return read;
    refuse(Reason::FutureInstant, fmt::format("{}: {} lies in the future", columns_.address(instants.columns[0]),
                                              base::to_rfc3339(base::from_micros(micros))));
    return Read::Refused;
}

bool LogRows::read_attributes(const Row& row) {
    for (std::size_t i = 0; i < attributes_.size(); ++i) {
        const auto& from = *attributes_[i].from;
        auto& value = values_[i];
        if (auto& instant = attributes_[i].instant) {
            std::int64_t micros = 0;
            const auto read = read_instant(row, *instant, micros);
            if (read == Read::Refused) return false;
            attributes_[i].digits = std::to_string(micros);
            value = read == Read::Missing ? std::nullopt : std::optional{std::string_view{attributes_[i].digits}};
            continue;
        }
        if (!attributes_[i].column) {
            value = from.constant;
            continue;
        }
        const auto cell = base::trim(row.cells[*attributes_[i].column]);
        value = is_missing(cell) ? std::nullopt : std::optional{cell};
        if (from.values.empty() || !value) continue;
        const auto found = std::find_if(from.values.begin(), from.values.end(),
                                        [&](const auto& pair) { return pair.first == *value; });
        if (found != from.values.end()) {
            value = found->second;
        } else if (from.otherwise) {
            value = *from.otherwise;
        }
    }
    return true;
}

bool LogRows::read_own_event(const Row& row) {
    event_.activity = joined(row, activity_columns_, '/', activity_);
    if (event_.activity.empty()) {
        return refuse(Reason::MissingActivity, fmt::format("no value in {}", columns_.address(activity_columns_[0])));
    }
    const auto read = read_happened(row, *instant_, event_.at_micros);
    if (read == Read::Missing) {
        return refuse(Reason::MissingInstant, fmt::format("no value in {}", columns_.address(instant_->columns[0])));
    }
    if (read == Read::Refused) return false;
    const auto found = std::find_if(map_.meanings.begin(), map_.meanings.end(),
                                    [&](const auto& pair) { return pair.first == event_.activity; });
    event_.meaning = found == map_.meanings.end() ? Meaning::None : found->second;
    events_.push_back(event_);
    return true;
}

bool LogRows::read_case_instants(const Row& row) {
    const bool same_case = last_case_ == event_.case_id;
    for (auto& once : once_) {
        if (!same_case) once.last = std::nullopt;
        once.now = std::nullopt;
        if (once.condition) {
            const auto cell = base::trim(row.cells[*once.condition]);
            if (std::find(once.is.begin(), once.is.end(), cell) == once.is.end()) continue;
        }
        const auto read = read_happened(row, once.instants, event_.at_micros);
        if (read == Read::Refused) return false;
        if (read == Read::Missing) continue;
        once.now = event_.at_micros;
        // Most logs keep the rows of a case together: what the row before said need not be sorted again.
        if (once.last == once.now && instant_) continue;
        event_.activity = once.activity;
        event_.meaning = once.meaning;
        events_.push_back(event_);
    }
    return true;
}

void LogRows::remember_case_instants() {
    if (once_.empty()) return;
    last_case_ = event_.case_id;
    for (auto& once : once_) once.last = once.now;
}

bool LogRows::read(const Row& row) {
    events_.clear();
    event_.line = row.line;
    event_.case_id = base::trim(row.cells[case_column_]);
    if (is_missing(event_.case_id)) {
        return refuse(Reason::MissingCase, fmt::format("no value in {}", columns_.address(case_column_)));
    }
    event_.resource = {};
    if (resource_column_) {
        const auto cell = base::trim(row.cells[*resource_column_]);
        if (!is_missing(cell)) event_.resource = cell;
    }
    if (!read_attributes(row)) return false;
    event_.once = true;
    const auto resource = event_.resource;
    if (instant_) event_.resource = {};  // who changed this row is not who caused an instant of the case
    if (!read_case_instants(row)) return false;
    event_.once = false;
    event_.resource = resource;
    if (instant_ && !read_own_event(row)) return false;
    remember_case_instants();
    if (!events_.empty()) return true;
    return refuse(Reason::MissingInstant, "none of the instants of the case is there");
}

}  // namespace tables
