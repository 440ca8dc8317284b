#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "tables/event_record.hpp"
#include "tables/instant_format.hpp"
#include "tables/log_map.hpp"
#include "tables/source.hpp"

namespace tables {

/// Finds the clock of a zone by its IANA name; an empty function where there is no such zone.
using Zones = std::function<ToInstant(const std::string& zone)>;

/// The clock that a map's zone names: a fixed offset as it is, else what `zones` knows; base::BadInput where nobody
/// does.
ToInstant zone_of(const std::string& zone, const Zones& zones, const std::string& where);

/// A map bound to the columns of a file: makes events of rows, or says why it cannot.
class LogRows {
public:
    /// base::BadInput where the map names a column that is not there, or leaves a format open.
    LogRows(const LogMap& map, const Columns& columns, const std::string& file, const Zones& zones,
            std::optional<base::Instant> now);

    /// The events of the row (several where rows are cases); false where the row is to be rejected, then `reason` and
    /// `detail` say why. The events hold views into the row and into this object, until the next call.
    bool read(const Row& row);
    const std::vector<EventRecord>& events() const { return events_; }
    Reason reason() const { return reason_; }
    const std::string& detail() const { return detail_; }
    bool assumed_utc() const { return assumed_utc_; }

private:
    struct Instants {
        std::vector<std::size_t> columns;
        InstantReader reader;
    };
    struct Once {
        std::string activity;
        Meaning meaning;
        Instants instants;
        std::optional<std::size_t> condition;
        std::vector<std::string> is;
        std::optional<std::int64_t> last = std::nullopt;  ///< what the row before had, of the same case
        std::optional<std::int64_t> now = std::nullopt;
    };
    struct Attribute {
        std::optional<std::size_t> column;
        const AttributeSource* from;
        std::optional<Instants> instant = std::nullopt;
        std::string digits = "";  ///< of the instant
    };
    enum class Read { Missing, Done, Refused };

    Instants bind(const InstantColumns& instant, const Zones& zones);
    bool is_missing(std::string_view cell) const;
    Read read_instant(const Row& row, Instants& instants, std::int64_t& micros);
    Read read_happened(const Row& row, Instants& instants, std::int64_t& micros);
    bool read_own_event(const Row& row);
    bool read_case_instants(const Row& row);
    void remember_case_instants();
    bool read_attributes(const Row& row);
    std::string_view joined(const Row& row, const std::vector<std::size_t>& columns, char between,
                            std::string& into) const;
    bool refuse(Reason reason, std::string detail);

    const LogMap& map_;
    const Columns& columns_;
    std::string file_;
    std::optional<base::Instant> latest_;
    std::size_t case_column_;
    std::vector<std::size_t> activity_columns_;
    std::optional<std::size_t> resource_column_;
    std::optional<Instants> instant_;
    std::vector<Once> once_;
    std::vector<Attribute> attributes_;
    bool assumed_utc_ = false;

    EventRecord event_;
    std::vector<std::optional<std::string_view>> values_;
    std::vector<EventRecord> events_;
    std::string activity_;
    std::string last_case_;
    std::string instant_text_;
    Reason reason_ = Reason::MissingCase;
    std::string detail_;
};

}  // namespace tables
