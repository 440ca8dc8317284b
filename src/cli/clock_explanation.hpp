#pragma once

#include "domain/calendar/explain.hpp"
#include "json/json.hpp"

namespace cli {

/// The explanation of a span as JSON: {"counted": [{"on","from","to"}], "paused": [...], "closed":
/// [{"on","why","zh","en"}]}, `why` being holiday, week or workday. Throws base::BadInput for a span over ten years.
json::object explanation_of(const calendar::WorkingCalendar& calendar, base::Instant from, base::Instant to,
                            const calendar::Pauses& pauses);

}  // namespace cli
