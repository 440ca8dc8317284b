#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tables/break_finder.hpp"
#include "tables/bytes.hpp"
#include "tables/csv_dialect.hpp"
#include "tables/rejected.hpp"

namespace tables {

/// Cuts UTF-8 text into rows of cells. Holds one row at a time and never more than 16 MiB and a bit: a longer line is
/// stepped over. Where a quote goes wrong, only the line on which it opens is given up and reading goes on behind it.
class RowScanner {
public:
    static constexpr std::size_t kRowBytesMax = std::size_t{16} << 20;
    static constexpr std::size_t kCellsMax = 16384;

    RowScanner(std::unique_ptr<Bytes> bytes, CsvDialect dialect);

    enum class Outcome { Row, Broken, End };
    /// The next row that is not blank. After Broken, `reason`, `detail` and `text` say what was given up.
    Outcome next();

    const std::vector<std::string_view>& cells() const { return views_; }
    std::string_view text() const { return text_; }
    std::uint64_t line() const { return row_line_; }
    Reason reason() const { return reason_; }
    const std::string& detail() const { return detail_; }

private:
    struct Cell {
        std::uint32_t begin;
        std::uint32_t size;
        bool doubled;  ///< holds doubled quotes
    };
    enum class Scan { Done, TooLong, Unterminated, Stray };

    bool more();
    Scan scan();
    Scan bare_cell(std::size_t& at);
    Scan quoted_cell(std::size_t& at);
    void add(std::size_t begin, std::size_t end, bool doubled);
    void settle();
    Outcome give_up_line(Scan why);
    Outcome give_up_long_line();
    Outcome broken(Reason reason, std::string detail);
    std::size_t size() const { return end_ - begin_; }
    const char* row() const { return buffer_.data() + begin_; }

    std::unique_ptr<Bytes> bytes_;
    CsvDialect dialect_;
    BreakFinder finder_;
    std::vector<char> buffer_;
    std::size_t begin_ = 0;  ///< of the row, in the buffer
    std::size_t end_ = 0;
    std::size_t used_ = 0;  ///< bytes of the row, its line end included
    bool ended_ = false;
    std::uint64_t next_line_ = 1;
    std::uint64_t lines_ = 0;  ///< line ends inside the row's quotes
    std::uint64_t row_line_ = 0;
    std::size_t quote_at_ = 0;
    std::uint64_t quote_lines_ = 0;
    std::size_t cell_count_ = 0;
    std::vector<Cell> found_;
    std::vector<std::string_view> views_;
    std::string unquoted_;
    std::string_view text_;
    Reason reason_ = Reason::WrongCellCount;
    std::string detail_;
};

}  // namespace tables
