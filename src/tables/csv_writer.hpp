#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "tables/rejected.hpp"

namespace tables {

struct CsvStyle {
    char delimiter = ',';
    bool byte_order_mark = false;  ///< Excel takes a file without it for one in the machine's old encoding
    /// Cells that a spreadsheet would run as a formula (they begin with = + - @, a tab or a CR, and are no plain
    /// number) get an apostrophe in front. Not for files that are read back by machines.
    bool formulas_disarmed = false;
};

/// Writes rows after RFC 4180 (CRLF, quotes only where needed) into a text that the owner takes away as it fills.
class CsvWriter {
public:
    explicit CsvWriter(CsvStyle style = {}) : style_(style) {
        if (style_.byte_order_mark) text_ = "\xEF\xBB\xBF";
    }

    void row(std::span<const std::string_view> cells);
    void row(std::initializer_list<std::string_view> cells) { row(std::span(cells.begin(), cells.size())); }
    /// What has been written since the last take().
    std::string take() { return std::exchange(text_, {}); }
    std::size_t size() const { return text_.size(); }

private:
    void cell(std::string_view text);

    CsvStyle style_;
    std::string text_;
};

/// The header and the rows of FILE.rejected.csv: line, reason, detail and the row as it stood. Bytes that are no UTF-8
/// become U+FFFD.
void write_rejected_header(CsvWriter& to);
void write_rejected(CsvWriter& to, const Rejected& row);

}  // namespace tables
