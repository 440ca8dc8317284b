#pragma once

#include <functional>

#include "flows/import_cases.hpp"
#include "tables/log_events.hpp"

namespace flows {

/// What is asked of `fivestar import log`.
struct ImportLog {
    std::string path;
    tables::LogMap map;
    std::string map_text;  ///< as it was read: with the file's bytes it names the import
    bool dry_run = false;
    std::function<void(const tables::Rejected&)> rejected;
    std::function<void(const ImportProgress&)> progress;
};

struct ImportedLog {
    tables::LogCounts counts;
    ImportProgress progress;
    bool taken_before = false;  ///< the very same file with the same map was imported to its end: nothing was done
    bool resumed = false;       ///< an import that was interrupted goes on where it stopped
    std::string reading;        ///< how the file was understood: encoding, delimiter, sheet
};

/// Imports an event log: reads and sorts the whole file, then writes its cases in chunks of a few milliseconds, each a
/// flow of its own with the cursor in the same transaction, so that other writers come between and an interrupted
/// import goes on. Throws base::BadInput for a file or map that cannot be read, or a kind of case without a process.
ImportedLog import_log(Context& context, const Caller& caller, const ImportLog& asked);

}  // namespace flows
