#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "base/time.hpp"
#include "base/zone.hpp"
#include "domain/calendar/hours.hpp"

namespace calendar {

/// A name in both languages of the product.
struct Name {
    std::string zh;
    std::string en;

    bool operator==(const Name&) const = default;
};

/// The local days for which holidays and make-up days have been announced, both ends included.
struct PublishedSpan {
    base::Date from_on;
    base::Date until_on;
};

/// When an organisation works: the weekly hours in a zone, the days on which it is closed all the same, and the days
/// with hours of their own. An instant is working time if its local wall time lies in the hours of its local day.
struct WorkingCalendar {
    const base::Zone* zone = nullptr;
    std::array<DayHours, 7> week;             ///< Monday first
    std::map<base::Date, Name> holidays;      ///< closed, whatever the week says; the name may be empty
    std::map<base::Date, DayHours> workdays;  ///< in place of the week, and over a holiday
    std::optional<PublishedSpan> published;   ///< nothing where holidays need no publication

    /// The hours that hold on a local day.
    const DayHours& hours_on(base::Date day) const;
    /// True where the local day of the instant lies beyond what was announced: an answer that uses it carries a
    /// warning.
    bool is_unpublished(base::Instant at) const;
};

}  // namespace calendar
