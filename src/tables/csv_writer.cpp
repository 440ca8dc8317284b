#include "tables/csv_writer.hpp"

#include <algorithm>
#include <string>

#include "base/text.hpp"

namespace tables {

namespace {

bool is_plain_number(std::string_view text) {
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    const auto points = std::count(text.begin(), text.end(), '.');
    return !text.empty() && points <= 1 && text != "." &&
           std::all_of(text.begin(), text.end(), [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
}

bool is_formula(std::string_view text) {
    constexpr std::string_view kStarts = "=+-@\t\r";
    return !text.empty() && kStarts.find(text[0]) != std::string_view::npos && !is_plain_number(text);
}

/// Broken bytes replaced one by one.
std::string as_utf8(std::string_view text) {
    if (base::is_utf8(text)) return std::string(text);
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t length = 1;
        while (length <= 4 && i + length <= text.size() && !base::is_utf8(text.substr(i, length))) ++length;
        const bool whole = length <= 4 && i + length <= text.size();
        out += whole ? text.substr(i, length) : std::string_view("\xEF\xBF\xBD");
        i += whole ? length : 1;
    }
    return out;
}

}  // namespace

void CsvWriter::cell(std::string_view text) {
    const bool disarm = style_.formulas_disarmed && is_formula(text);
    const char special[] = {style_.delimiter, '"', '\n', '\r'};
    const bool blank_edge = !text.empty() && (text.front() == ' ' || text.back() == ' ');
    const bool quote = blank_edge || text.find_first_of(std::string_view(special, 4)) != std::string_view::npos;
    if (quote) text_ += '"';
    if (disarm) text_ += '\'';
    if (!quote) {
        text_ += text;
        return;
    }
    for (const char c : text) {
        if (c == '"') text_ += '"';
        text_ += c;
    }
    text_ += '"';
}

void CsvWriter::row(std::span<const std::string_view> cells) {
    // A single empty cell would read back as a blank line.
    if (cells.size() == 1 && cells[0].empty()) text_ += "\"\"";
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) text_ += style_.delimiter;
        cell(cells[i]);
    }
    text_ += "\r\n";
}

void write_rejected_header(CsvWriter& to) {
    to.row({"line", "reason", "detail", "text"});
}

void write_rejected(CsvWriter& to, const Rejected& row) {
    to.row({std::to_string(row.line), word(row.reason), row.detail, as_utf8(row.text)});
}

}  // namespace tables
