#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tables/source.hpp"
#include "tables/workbook.hpp"
#include "tables/xml.hpp"
#include "tables/zip_parts.hpp"

namespace tables {

/// A sheet of an XLSX workbook. The first row that is not empty is the header. Numbers come as plain decimals, dates
/// and times as ISO text after the number format of their cell, truth values as TRUE and FALSE, formulas as the value
/// that was saved. Cells that a row leaves out are empty. Rows are streamed; only the shared texts are held.
class XlsxSource final : public Source {
public:
    XlsxSource(const XlsxInput& input, std::string name, const SourceOptions& options);

    const Columns& columns() const override { return columns_; }
    bool next(Row& row) override;
    std::string_view kind() const override { return "xlsx"; }
    std::string reading() const override { return "xlsx, sheet " + sheet_; }

private:
    void start(const Xml::Tag& tag);
    void end(std::string_view element);
    void finish_cell();
    std::string cell_text() const;
    std::string number_text() const;
    bool read_row();
    void read_header();
    void reject_row(Reason reason, std::string detail);

    ZipParts parts_;
    std::string sheet_;
    bool from_1904_ = false;
    std::vector<NumberShape> shapes_;
    SharedTexts shared_;
    std::unique_ptr<Xml> xml_;
    Columns columns_;
    std::uint64_t rows_ = 0;

    std::uint64_t line_ = 0;
    std::vector<std::string> values_;  ///< of the row; the first `width_` count
    std::size_t width_ = 0;
    std::size_t column_ = 0;
    std::size_t row_bytes_ = 0;
    bool too_wide_ = false;
    std::string type_;
    std::size_t style_ = 0;
    std::string value_;
    bool in_value_ = false;
    bool phonetic_ = false;
    std::vector<std::string_view> cells_;
};

}  // namespace tables
