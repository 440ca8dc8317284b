#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "tables/fixed_layout.hpp"

namespace tables {

/// What the clock on the wall shows, to the microsecond.
using WallTime = std::chrono::local_time<std::chrono::microseconds>;
/// The instant at which a zone's clock shows this; nothing where it never does (a clock change skips it).
using ToInstant = std::function<std::optional<base::Instant>(WallTime)>;

/// A text read by a format: an instant outright where the format has an offset or counts seconds, else a wall time.
struct WallReading {
    WallTime wall{};
    std::optional<std::int32_t> offset_seconds = std::nullopt;  ///< east of UTC
};

/// How instants are written in a file. Letters as in Java and CLDR:
///   yyyy yy (70..99 are 19xx, 00..69 20xx)  M MM MMM MMMM (English months)  d dd  H HH (0..23)  h hh with a (AM, PM,
///   上午, 下午) m mm  s ss  S.. (a fraction of 1 to 9 digits)  E (a weekday, stepped over)  XXX (Z, +08:00, +0800,
///   +08) 'text' and every other character stand for themselves  [...] may be absent and may hold others.
/// A single letter takes one or two digits, a doubled one exactly two. Instead of a pattern one of the words rfc3339,
/// epoch_seconds, epoch_millis, epoch_micros, excel (serial days, 1900 system), excel1904. The whole text must fit.
class InstantFormat {
public:
    /// base::BadInput where the pattern is malformed or names no year, month or day.
    static InstantFormat compile(std::string_view pattern);

    std::optional<WallReading> read(std::string_view text) const;
    const std::string& pattern() const { return pattern_; }
    /// True where every text it reads is an instant without a zone's help.
    bool is_absolute() const;

private:
    enum class Part : std::uint8_t {
        Literal,
        Year,
        ShortYear,
        Month,
        MonthName,
        Day,
        Hour,
        HalfHour,
        Minute,
        Second,
        Fraction,
        Halfday,
        Weekday,
        Offset,
        Optional,
        EpochSeconds,
        EpochMillis,
        EpochMicros,
        Excel,
        Excel1904,
        Rfc3339
    };
    struct Step {
        Part part;
        std::uint8_t digits_min = 0;
        std::uint8_t digits_max = 0;
        char literal = 0;
        std::uint16_t skip = 0;  ///< of Optional: how many steps are inside
    };
    struct Fields;
    static std::vector<Step> steps_of(std::string_view pattern);
    static void add_letters(std::vector<Step>& steps, char letter, std::size_t count);
    bool walk(std::size_t from, std::size_t to, std::string_view& text, Fields& fields) const;
    static bool take(const Step& step, std::string_view& text, Fields& fields);

    std::string pattern_;
    std::optional<FixedLayout> fixed_;
    std::vector<Step> steps_;
};

/// The offset in "Z", "UTC", "+08:00", "+0800", "-3"; nothing where it is a name.
std::optional<std::int32_t> fixed_offset(std::string_view zone);

/// Reads instants of one column: a format, and the zone where the format has none. Remembers the last text, since
/// exports repeat them.
class InstantReader {
public:
    /// Without a zone wall times are UTC.
    InstantReader(InstantFormat format, ToInstant zone) : format_(std::move(format)), zone_(std::move(zone)) {}
    std::optional<base::Instant> read(std::string_view text);
    const InstantFormat& format() const { return format_; }

private:
    InstantFormat format_;
    ToInstant zone_;
    std::string last_text_;
    std::optional<base::Instant> last_;
};

}  // namespace tables
