#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tables/source.hpp"

namespace tables {

/// What an activity of somebody else's log means for a case of ours.
enum class Meaning : unsigned char {
    None,  ///< something happened, the state stays
    Opened,
    Responded,
    Assigned,
    WaitingCustomer,  ///< pauses promises; the others do not
    WaitingParts,
    WaitingVendor,
    WaitingUnknown,  ///< the log does not say for whom
    Resumed,
    Resolved,
    Closed,
    Reopened,
    /// Only in maps: somebody works on it. The first such event means Responded, one after waiting Resumed, one after
    /// Resolved or Closed Reopened, any other None.
    InProgress,
};

/// The word of the map file, as "waiting_customer"; and back.
std::string_view word(Meaning meaning);
std::optional<Meaning> meaning_named(std::string_view word);

/// One instant in one or several columns, whose values are joined by a blank ("2026-11-22", "14:05").
struct InstantColumns {
    std::vector<std::string> columns;
    std::string format = "";  ///< as InstantFormat reads it; found out from the values where empty
    std::string zone = "";    ///< IANA name or offset, of wall times; the map's where empty
};

/// Holds where the column has one of the values.
struct Condition {
    std::string column;
    std::vector<std::string> is;
};

/// An instant of the case that every one of its rows repeats, or that its one row has: it becomes one event. Where the
/// rows do not agree, the one that stands last in the file counts.
struct CaseInstant {
    std::string activity;
    Meaning meaning = Meaning::None;
    InstantColumns instant;
    std::optional<Condition> when = std::nullopt;
};

/// An attribute of the case: a constant, a column with its values translated, or an instant.
struct AttributeSource {
    std::string name;
    std::string column = "";  ///< the constant or the instant counts where empty
    std::string constant = "";
    std::vector<std::pair<std::string, std::string>> values = {};  ///< untranslated ones stay as they are, unless ...
    std::optional<std::string> otherwise = std::nullopt;           ///< ... this stands for them
    std::optional<InstantColumns> instant = std::nullopt;          ///< its value is microseconds UTC, as digits
};

/// The attribute that is the time limit of a case, given from outside: the meaning `due` of a map. It is no event, and
/// alone of all instants it may lie in the future.
inline constexpr std::string_view kDueAttribute = "due_at";

/// The names of attributes that cases of ours have; others are kept under the name that the map gives them.
inline constexpr std::string_view kCaseAttributes[] = {"kind",   "channel", "priority",    "product",
                                                       "outlet", "region",  "person",      "customer",
                                                       "serial", "subject", "description", "satisfaction"};

/// How a log is read: `fivestar import log FILE --map MAP.yaml`. Columns are addressed as in `Columns`.
struct LogMap {
    enum class Rows { Events, Cases };
    std::string
        source;  ///< names the log for ever: with case, activity, instant and resource it is an event's identity
    Rows rows = Rows::Events;
    SourceOptions file = {};
    std::vector<std::string> missing = {""};  ///< cells that mean "not known"
    std::string zone = "";                    ///< UTC, with a warning, where a wall time needs one and none is given

    std::string case_column;
    std::vector<std::string> activity_columns = {};  ///< of rows: events; joined by "/"
    InstantColumns instant = {};                     ///< of rows: events
    std::string resource_column = "";                ///< may be empty
    std::vector<std::pair<std::string, Meaning>> meanings = {};
    std::vector<CaseInstant> case_instants = {};
    std::vector<AttributeSource> attributes = {};
};

}  // namespace tables
