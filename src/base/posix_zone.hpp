#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace base {

/// The rule that holds behind the last change a zone file lists, as its footer writes it in the manner of the POSIX
/// variable TZ ("CST-8", "EST5EDT,M3.2.0,M11.1.0", "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0"). RFC 9636, section 3.3.
class PosixZone {
public:
    /// Nothing where the text is malformed; rule times from -167 to 167 hours are taken (version 3 of the format).
    static std::optional<PosixZone> parse(std::string_view text);

    struct Change {
        std::int64_t at;           ///< seconds UTC
        std::int32_t offset_from;  ///< seconds east of UTC from there on
    };

    bool has_summer_time() const { return summer_.has_value(); }
    std::int32_t standard_offset() const { return standard_offset_; }
    /// The changes whose rules name a year from `first_year` to `last_year`, in order; none without summer time.
    std::vector<Change> changes(int first_year, int last_year) const;

private:
    struct Rule {
        enum class Kind { JulianWithoutLeapDay, DayOfYear, WeekOfMonth };
        Kind kind = Kind::DayOfYear;
        int day = 0;  ///< of the year, or of the week with Sunday 0
        int week = 0;
        int month = 0;
        std::int32_t second = 2 * 3600;  ///< local time of the change, from midnight

        std::int64_t local_second(int year) const;
    };
    struct Summer {
        std::int32_t offset;
        Rule begins;
        Rule ends;
    };
    friend class PosixZoneReader;

    std::int32_t standard_offset_ = 0;
    std::optional<Summer> summer_;
};

}  // namespace base
