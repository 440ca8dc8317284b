#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace base {

/// The instants at which a local clock shows one wall time, in order: none where the clock was set over it, two where
/// it was set back over it.
struct LocalInstants {
    int count = 0;
    std::array<std::int64_t, 2> at{};  ///< seconds UTC
};

/// What the law of a place makes of its clocks: the offset from UTC at every instant, for all time. Built from a file
/// in the Time Zone Information Format (RFC 9636), version 2 or later, with its footer continued without end.
/// Immutable; all instants are whole seconds since 1970 UTC, leap seconds not counted.
class Zone {
public:
    static constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();

    /// Throws base::BadInput with `where` for bytes that are no such file, and for a file that counts leap seconds.
    static Zone parse(std::string_view bytes, const std::string& where);

    /// Seconds east of UTC.
    std::int32_t offset_at(std::int64_t second) const { return span_of(folded(second)).offset; }
    /// The first instant after `second` from which another offset holds; kNever where there is none.
    std::int64_t next_change(std::int64_t second) const;
    /// `local` is the wall time counted as if it were UTC.
    LocalInstants instants(std::int64_t local) const;

private:
    struct Span {
        std::int64_t begins_at;
        std::int32_t offset;
    };

    void append(std::int64_t at, std::int32_t offset);
    /// The footer holds behind the last change listed, also where that one left the offset as it was.
    void continue_with_footer(std::string_view footer, std::optional<std::int64_t> last_change_at,
                              const std::string& where);
    void index();
    std::int64_t folded(std::int64_t second) const;
    const Span& span_of(std::int64_t second) const;

    std::vector<Span> spans_;                     ///< neighbours differ in their offset; the first has no beginning
    std::int64_t cycle_ends_at_ = kNever;         ///< from here on the 400 years before repeat
    std::vector<std::uint16_t> first_in_bucket_;  ///< span at the beginning of each 97 days from 1900 on
};

/// The zone of that name in the system's data (the directory TZDIR, or /usr/share/zoneinfo), read once and kept.
/// Nothing where the name is not a plain relative name or there is no such zone; thread-safe.
const Zone* find_zone(std::string_view name);

}  // namespace base
