#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "tables/columns.hpp"
#include "tables/rejected.hpp"

namespace tables {

/// One row below the header; it has as many cells as the header has names. Valid until the next row is asked for.
struct Row {
    std::uint64_t line = 0;                   ///< physical line, or row of the sheet, where it begins; from 1
    std::span<const std::string_view> cells;  ///< UTF-8, unquoted
    std::string_view text;                    ///< as it stands in the file; empty where the file is not text
};

/// Somebody else's file as rows, one after the other, in memory that does not grow with the file.
class Source {
public:
    virtual ~Source() = default;
    virtual const Columns& columns() const = 0;
    /// The next good row; false at the end. Rows that cannot be taken go to the callback and are stepped over.
    /// Refuses with base::BadInput what is wrong with the file as a whole, as a file without a row.
    virtual bool next(Row& row) = 0;
    /// "csv", "xlsx" or "xes".
    virtual std::string_view kind() const = 0;
    /// One English line on how the file is read: encoding, delimiter, sheet.
    virtual std::string reading() const = 0;

    const std::string& name() const { return name_; }
    void on_rejected(OnRejected callback) { rejected_ = std::move(callback); }

protected:
    explicit Source(std::string name) : name_(std::move(name)) {}
    void reject(const Rejected& row) const {
        if (rejected_) rejected_(row);
    }

private:
    std::string name_;
    OnRejected rejected_;
};

/// What is known of a file before it is opened; whatever is left empty is found out from its content.
struct SourceOptions {
    std::string delimiter = "";  ///< one character, or "tab"
    std::string encoding =
        "";                  ///< "utf-8", "gb18030", "cp949", "big5", "windows-1252", "utf-16le" ... as ICU knows them
    std::string sheet = "";  ///< of a workbook; its first one otherwise
    std::uint64_t expanded_bytes_max = std::uint64_t{1} << 30;  ///< of a workbook, unpacked
    std::uint64_t expansion_max = 200;                          ///< times its packed size, above 16 MiB
};

/// Opens a CSV, XLSX, XES or XES.GZ file; which of them it is, its content says and not its name.
std::unique_ptr<Source> open_source(const std::string& path, const SourceOptions& options = {});
/// The same over bytes in memory; they must outlive the source.
std::unique_ptr<Source> open_source_in(std::string_view bytes, const std::string& name,
                                       const SourceOptions& options = {});

}  // namespace tables
