#pragma once

#include <string>
#include <vector>

#include "domain/calendar/working_calendar.hpp"
#include "json/json.hpp"

namespace cli {

/// The calendar that a request writes out: {"zone", "week": {"mon": [["09:00","18:00"]], ...}, "holidays":
/// ["2026-10-01"], "workdays": {"2026-10-10": [["09:00","18:00"]]}}. A day of the week that is absent is closed. Keys
/// of another name are added to `unknown`. Throws base::BadInput that names the place.
calendar::WorkingCalendar read_inline_calendar(const json::object& given, std::vector<std::string>& unknown);

}  // namespace cli
