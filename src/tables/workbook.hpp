#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tables/zip_parts.hpp"

namespace tables {

/// What an XLSX workbook (ECMA-376) says around its sheets.
struct Workbook {
    struct Sheet {
        std::string name;
        std::string part;
    };
    std::vector<Sheet> sheets;
    bool from_1904 = false;  ///< days are counted from 1904-01-01
};
Workbook read_workbook(const ZipParts& parts, const std::string& name);

/// How a number of a cell is meant, by its style.
enum class NumberShape : std::uint8_t { Plain, Day, Instant, TimeOfDay };
/// One shape a cell style, in the order of the style sheet.
std::vector<NumberShape> read_shapes(const ZipParts& parts, const std::string& name);
/// What a number format shows: "0.00" a number, "yyyy-mm-dd" a day, "[$-409]h:mm AM/PM" a time of day.
NumberShape shape_of_format(std::string_view format);

/// The texts that cells refer to by number, in one block; base::BadInput above 256 MiB.
class SharedTexts {
public:
    static SharedTexts read(const ZipParts& parts, const std::string& name);
    std::size_t size() const { return ends_.size(); }
    std::string_view operator[](std::size_t index) const;

private:
    std::string texts_;
    std::vector<std::uint32_t> ends_;
};

/// A serial day number as ISO text: "2026-11-22", "2026-11-22 14:05:00", "14:05:00". Excel's 1900 system knows a 29
/// February 1900 that never was. Nothing outside the years 1900 to 9999 is a date; those stay numbers.
std::string serial_as_text(double serial, NumberShape shape, bool from_1904);

}  // namespace tables
