#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tables {

/// The quick way for patterns in which every part has its place, as "yyyy-MM-dd HH:mm:ss" or "dd/MM/yyyy": most logs
/// are written so, and each of their rows is read once more for its instant.
class FixedLayout {
public:
    /// Nothing where a part may be longer or shorter, named, or absent.
    static std::optional<FixedLayout> of(std::string_view pattern);

    /// Microseconds of wall time since 1970; nothing where the text does not fit to the byte.
    std::optional<std::int64_t> read(std::string_view text) const;

private:
    enum Part { Year, Month, Day, Hour, Minute, Second, Fraction, kParts };
    struct Place {
        std::uint8_t at = 0;
        std::uint8_t size = 0;
    };
    std::string layout_;  ///< a zero byte for each digit
    Place places_[kParts];
};

}  // namespace tables
