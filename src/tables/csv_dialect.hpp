#pragma once

#include <string_view>

namespace tables {

/// How a text file sets its cells and rows apart. Quotes are always RFC 4180's.
struct CsvDialect {
    char delimiter = ',';
    char newline = '\n';  ///< '\r' only in files that have no line feed at all; a CR before a line feed is dropped
};

/// What the beginning of a file speaks for: of , ; tab and | the one that cuts most rows into equally many cells.
CsvDialect guess_dialect(std::string_view beginning);

/// "," ";" "tab" "\t" "|" or any other single ASCII character; '\0' where it is none.
char delimiter_named(std::string_view name);

}  // namespace tables
