#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tables/row_scanner.hpp"
#include "tables/source.hpp"

namespace tables {

/// Delimited text: any delimiter, encoding and line end, quotes after RFC 4180. What is not given is found out from the
/// first 64 KiB. A row that has not as many cells as the header has names is rejected, never shifted; columns without
/// name at the right edge are none, as long as they are empty.
class CsvSource final : public Source {
public:
    CsvSource(std::unique_ptr<Bytes> bytes, std::string name, const SourceOptions& options);

    const Columns& columns() const override { return columns_; }
    bool next(Row& row) override;
    std::string_view kind() const override { return "csv"; }
    std::string reading() const override;

private:
    void read_header();
    bool take(Row& row);
    void count_bad_encoding();

    std::string encoding_;
    bool encoding_given_ = false;
    CsvDialect dialect_;
    std::unique_ptr<RowScanner> scanner_;
    Columns columns_;
    std::size_t header_cells_ = 0;
    std::uint64_t rows_ = 0;
    std::uint64_t badly_encoded_ = 0;
};

}  // namespace tables
