#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/zone.hpp"
#include "json/json.hpp"

namespace present {

enum class SheetFormat { Csv, Xlsx };

/// A column of a table: the key of its value in an item, and its heading.
struct SheetColumn {
    std::string_view key;
    std::string_view zh;
    std::string_view en;
};

/// A list of the API as a table to open in a spreadsheet. Instants are told in the zone, without its name.
struct Sheet {
    std::string name;
    std::vector<SheetColumn> columns;
    bool in_chinese = true;
    const base::Zone* zone = nullptr;
    std::function<std::optional<json::array>()> next;  ///< the next items; nothing behind the last
};

/// The bytes of the table, piece by piece, an empty piece behind the last; memory does not grow with it.
///
/// CSV is UTF-8 with a byte order mark, as Excel wants it. A text that a spreadsheet would run as a formula (it begins
/// with = + - @, a tab or a CR, and is no plain number) gets an apostrophe in front. In XLSX texts are cells of text,
/// so they stand as they are; the file is written aside as the first piece is asked for, and is gone behind the last.
std::function<std::string()> sheet_source(Sheet sheet, SheetFormat format);

}  // namespace present
