#include "tables/xlsx_source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/failure.hpp"

namespace tables {

namespace {

constexpr std::size_t kColumnsMax = 16384;
constexpr std::size_t kRowBytesMax = std::size_t{16} << 20;

/// 0 for "A12", 27 for "AB3"; nothing sensible above 16,383.
std::size_t column_in(std::string_view reference) {
    std::size_t column = 0;
    for (const char c : reference) {
        if (c < 'A' || c > 'Z' || column > kColumnsMax) break;
        column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
    }
    return column - 1;
}

std::size_t number_or(std::string_view text, std::size_t fallback) {
    std::size_t number = fallback;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

}  // namespace

XlsxSource::XlsxSource(const XlsxInput& input, std::string name, const SourceOptions& options)
    : Source(std::move(name)), parts_(input, this->name(), options) {
    const auto book = read_workbook(parts_, this->name());
    const auto found = options.sheet.empty()
                           ? book.sheets.begin()
                           : std::find_if(book.sheets.begin(), book.sheets.end(),
                                          [&](const auto& sheet) { return sheet.name == options.sheet; });
    if (found == book.sheets.end()) {
        std::string there;
        for (const auto& sheet : book.sheets) there += (there.empty() ? "" : ", ") + sheet.name;
        throw base::BadInput(fmt::format("the workbook has no sheet \"{}\"", options.sheet), this->name(),
                             "name one of its sheets: " + there);
    }
    sheet_ = found->name;
    from_1904_ = book.from_1904;
    shapes_ = read_shapes(parts_, this->name());
    shared_ = SharedTexts::read(parts_, this->name());
    xml_ = std::make_unique<Xml>(
        parts_.open(found->part), this->name() + ":" + sheet_,
        Xml::Handlers{[this](const Xml::Tag& tag) { start(tag); }, [this](std::string_view element) { end(element); },
                      [this](std::string_view text) {
                          if (in_value_ && value_.size() <= kRowBytesMax) value_ += text;
                      }});
    read_header();
}

void XlsxSource::start(const Xml::Tag& tag) {
    if (tag.name() == "row") {
        line_ = number_or(tag["r"], line_ + 1);
        width_ = column_ = row_bytes_ = 0;
        too_wide_ = false;
    } else if (tag.name() == "c") {
        if (const auto reference = tag["r"]; !reference.empty()) column_ = column_in(reference);
        type_ = tag["t"];
        style_ = number_or(tag["s"], 0);
        value_.clear();
    } else if (tag.name() == "rPh") {
        phonetic_ = true;
    } else {
        in_value_ = tag.name() == "v" || (tag.name() == "t" && !phonetic_);
    }
}

void XlsxSource::end(std::string_view element) {
    in_value_ = false;
    if (element == "rPh") phonetic_ = false;
    if (element == "c") finish_cell();
    if (element == "row") xml_->pause();
}

void XlsxSource::finish_cell() {
    if (column_ >= kColumnsMax) {
        too_wide_ = true;
        return;
    }
    auto text = row_bytes_ > kRowBytesMax ? std::string() : cell_text();
    row_bytes_ += text.size();
    if (row_bytes_ > kRowBytesMax) text.clear();
    if (values_.size() <= column_) values_.resize(column_ + 1);
    for (; width_ <= column_; ++width_) values_[width_].clear();
    values_[column_++] = std::move(text);
}

std::string XlsxSource::cell_text() const {
    if (value_.empty()) return {};
    if (type_ == "s") {
        const auto index = number_or(value_, shared_.size());
        return index < shared_.size() ? std::string(shared_[index]) : std::string();
    }
    if (type_ == "b") return value_ == "0" ? "FALSE" : "TRUE";
    if (type_.empty() || type_ == "n") return number_text();
    return value_;
}

std::string XlsxSource::number_text() const {
    double number = 0;
    const auto [end, error] = std::from_chars(value_.data(), value_.data() + value_.size(), number);
    if (error != std::errc{} || end != value_.data() + value_.size() || !std::isfinite(number)) return value_;
    const auto shape = style_ < shapes_.size() ? shapes_[style_] : NumberShape::Plain;
    if (shape != NumberShape::Plain) {
        if (auto text = serial_as_text(number, shape, from_1904_); !text.empty()) return text;
    }
    if (std::abs(number) < 1e15 && number == std::trunc(number)) return fmt::format("{:.0f}", number);
    return fmt::format("{}", number);
}

/// The next row that has any value.
bool XlsxSource::read_row() {
    while (xml_->run()) {
        if (too_wide_ || row_bytes_ > 0) return true;
    }
    return false;
}

void XlsxSource::read_header() {
    if (!read_row()) {
        throw base::BadInput("the sheet is empty", name() + ":" + sheet_, "name the sheet that holds the rows");
    }
    std::vector<std::string> names(values_.begin(), values_.begin() + static_cast<std::ptrdiff_t>(width_));
    while (names.size() > 1 && names.back().empty()) names.pop_back();
    columns_ = Columns(std::move(names));
}

void XlsxSource::reject_row(Reason reason, std::string detail) {
    std::string text;
    for (std::size_t i = 0; i < width_; ++i) text += (i ? "\t" : "") + values_[i];
    reject({line_, reason, text, std::move(detail)});
}

bool XlsxSource::next(Row& row) {
    const auto columns = columns_.size();
    while (read_row()) {
        ++rows_;
        if (too_wide_) {
            reject_row(Reason::TooManyCells, fmt::format("cells right of column {}", kColumnsMax));
            continue;
        }
        if (row_bytes_ > kRowBytesMax) {
            reject_row(Reason::LineTooLong, fmt::format("{} bytes, at most {}", row_bytes_, kRowBytesMax));
            continue;
        }
        while (width_ > columns && values_[width_ - 1].empty()) --width_;
        if (width_ > columns) {
            reject_row(Reason::WrongCellCount, fmt::format("{} cells where the header has {}", width_, columns));
            continue;
        }
        if (values_.size() < columns) values_.resize(columns);
        for (; width_ < columns; ++width_) values_[width_].clear();
        cells_.assign(values_.begin(), values_.begin() + static_cast<std::ptrdiff_t>(columns));
        row = {line_, cells_, {}};
        return true;
    }
    if (rows_ == 0)
        throw base::BadInput("the sheet has a header but no row below it", name() + ":" + sheet_, "fill it");
    return false;
}

}  // namespace tables
