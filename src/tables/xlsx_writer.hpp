#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace tables {

/// Writes a workbook row by row in memory that does not grow with it. Texts are written as texts, never as formulas,
/// whatever they begin with. Behind the 1,048,576 rows that a sheet may have, it goes on in a further one.
class XlsxWriter {
public:
    using Cell = std::variant<std::string_view, double>;

    /// Throws base::Failure where the file cannot be written.
    XlsxWriter(const std::string& path, const std::string& sheet_name);
    ~XlsxWriter();
    XlsxWriter(const XlsxWriter&) = delete;
    XlsxWriter& operator=(const XlsxWriter&) = delete;

    /// A text longer than the 32,767 characters of a cell is cut.
    void row(std::span<const Cell> cells);
    /// Ends the file; without it there is none. Throws base::Failure where it cannot be written.
    void close();

private:
    struct Book;
    std::unique_ptr<Book> book_;
};

}  // namespace tables
