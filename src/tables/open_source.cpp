#include <algorithm>

#include "base/failure.hpp"
#include "base/text.hpp"
#include "tables/bytes.hpp"
#include "tables/csv_source.hpp"
#include "tables/source.hpp"
#include "tables/xes_source.hpp"
#include "tables/xlsx_source.hpp"

namespace tables {

namespace {

constexpr std::size_t kSniffBytes = 1024;

[[noreturn]] void refuse(const char* what, const std::string& name, const char* cure) {
    throw base::BadInput(what, name, cure);
}

/// What the first bytes say of files that are no table.
void refuse_others(std::string_view beginning, const std::string& name) {
    if (beginning.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) {
        refuse("this is an old .xls workbook, or one protected by a password", name,
               "open it in a spreadsheet program and save it as .xlsx without password, or as CSV");
    }
    if (beginning.starts_with("%PDF")) refuse("this is a PDF document", name, "export the rows as CSV, XLSX or XES");
    if (beginning.starts_with("SQLite format 3")) refuse("this is a database", name, "export its rows as CSV");
    const auto lower = base::to_lower(beginning);
    if (lower.find("<html") != std::string::npos || lower.find("<!doctype html") != std::string::npos) {
        refuse("this is a web page, even if its name ends in .xls", name,
               "open it in a spreadsheet program and save it as .xlsx or CSV");
    }
}

bool looks_like_xml(std::string_view beginning) {
    if (beginning.starts_with("\xEF\xBB\xBF")) beginning.remove_prefix(3);
    const auto start = beginning.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos) return false;
    beginning.remove_prefix(start);
    return beginning.starts_with("<?xml") || beginning.starts_with("<log") || beginning.starts_with("<!") ||
           beginning.starts_with(std::string_view("<\0?\0", 4));
}

std::unique_ptr<Source> open_text(const Opener& open, const std::string& name, const SourceOptions& options) {
    const auto bytes = open();
    const auto beginning = read_ahead(*bytes, kSniffBytes);
    refuse_others(beginning, name);
    if (looks_like_xml(beginning)) return std::make_unique<XesSource>(open, name);
    return std::make_unique<CsvSource>(open(), name, options);
}

std::unique_ptr<Source> open_by_content(const Opener& open, const std::string& name, const SourceOptions& options,
                                        const XlsxInput& input) {
    const auto beginning = read_ahead(*open(), kSniffBytes);
    refuse_others(beginning, name);
    if (beginning.starts_with("PK\x03\x04") || beginning.starts_with("PK\x05\x06")) {
        return std::make_unique<XlsxSource>(input, name, options);
    }
    if (beginning.starts_with("\x1F\x8B")) {
        return open_text([open, name] { return unzipped_bytes(open(), name); }, name, options);
    }
    return open_text(open, name, options);
}

}  // namespace

std::unique_ptr<Source> open_source(const std::string& path, const SourceOptions& options) {
    return open_by_content([path] { return file_bytes(path); }, path, options, {path, {}});
}

std::unique_ptr<Source> open_source_in(std::string_view bytes, const std::string& name, const SourceOptions& options) {
    return open_by_content([bytes] { return memory_bytes(bytes); }, name, options, {"", bytes});
}

}  // namespace tables
