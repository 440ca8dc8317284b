#pragma once

#include <string>
#include <string_view>

#include "tables/log_map.hpp"

namespace cli {

/// Reads the map of a log, the YAML that `fivestar import log FILE --map MAP.yaml` takes; examples/maps shows it in
/// use.
///
///   source: NAME            names the log for ever: a second import under the same name adds only what is new
///   rows: events | cases    one row an event, or one row a case
///   delimiter, encoding, sheet, zone, missing: [WORDS]
///   case: COLUMN
///   activity: COLUMN | [COLUMN, ...]              of rows: events
///   instant: COLUMN | {columns, format, zone}     of rows: events
///   resource: COLUMN
///   meanings: {MEANING: [ACTIVITY, ...]}          of rows: events
///   instants: [{activity, means, columns, format, zone, when: {column, is: [VALUE, ...]}}]
///   attributes: {NAME: COLUMN | {column, values: {FROM: TO}, otherwise} | {constant}}
///   keep: [COLUMN, ...]                           further attributes under their own name
///
/// Strict as every book: base::BadInput names line and column of a word that is not declared.
tables::LogMap read_log_map(std::string_view yaml, const std::string& file);

/// The map of a file; base::BadInput where it cannot be read.
tables::LogMap read_log_map_file(const std::string& path);

}  // namespace cli
