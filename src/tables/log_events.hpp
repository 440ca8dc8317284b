#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "tables/log_map.hpp"
#include "tables/log_rows.hpp"
#include "tables/rejected.hpp"
#include "tables/source.hpp"

namespace tables {

/// Something that happened in a case. Views are valid while the case is visited.
struct LogEvent {
    base::Instant at;
    std::string_view activity;
    std::string_view resource;        ///< empty where it is missing
    Meaning meaning = Meaning::None;  ///< never InProgress: that is settled from what came before
    /// Which one it is, from 1, among events of the case equal in activity, instant and resource: real logs repeat
    /// rows.
    std::uint32_t occurrence = 1;
    std::uint64_t line = 0;
};

/// A case of the log, its events by instant and, within one instant, as in the file.
struct LogCase {
    std::string_view id;
    std::span<const LogEvent> events;
    /// Of the last event's row, in the order of the map; nothing where missing.
    std::span<const std::optional<std::string_view>> attributes;
};

struct LogOptions {
    std::size_t budget_bytes = std::size_t{128}
                               << 20;   ///< of memory for sorting; what is over it goes to temporary files
    std::string temporary_folder = "";  ///< the system's where empty
    std::optional<base::Instant> now = std::nullopt;  ///< an instant over a day later is rejected
    Zones zones = nullptr;                            ///< who knows zones by name; offsets and UTC need nobody
    OnRejected rejected = nullptr;
};

struct LogCounts {
    std::uint64_t rows = 0;  ///< below the header; taken + rejected
    std::uint64_t taken = 0;
    std::uint64_t rejected = 0;
    std::uint64_t events = 0;
    std::uint64_t cases = 0;
    std::uint64_t temporary_files = 0;
    bool assumed_utc = false;  ///< wall times were read without a zone: to be warned of
};

/// Reads the whole source, sorts it and visits its cases in the order of their ids' bytes. Memory does not grow with
/// the log, except that the events of one case are held together: over a million of them is base::BadInput, as then the
/// case column is a wrong one. A full disk is base::Failure; temporary files never outlive the call. The source must be
/// fresh.
LogCounts for_each_case(Source& source, const LogMap& map, const LogOptions& options,
                        const std::function<void(const LogCase&)>& visit);

/// The map with the formats of its instants that it left open, found from every value of the source. base::BadInput
/// where nothing fits, or where day and month cannot be told apart. Uses the source up.
LogMap with_formats(Source& source, LogMap map);

}  // namespace tables
