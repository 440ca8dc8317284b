#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/failure.hpp"
#include "base/text.hpp"
#include "tables/csv_source.hpp"

/// Whatever the bytes are: every row has the header's width and is UTF-8, lines only grow, and nothing but BadInput is
/// thrown.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static constexpr const char* kEncodings[] = {"", "utf-8", "gb18030", "big5", "cp949", "utf-16le", "windows-1252"};
    if (size < 2) return 0;
    tables::SourceOptions options;
    options.encoding = kEncodings[data[0] % std::size(kEncodings)];
    if (data[1] % 8 < 4) options.delimiter = std::string(1, ",;|x"[data[1] % 8]);
    const std::string_view text{reinterpret_cast<const char*>(data) + 2, size - 2};
    try {
        tables::CsvSource source(tables::memory_bytes(text), "fuzz", options);
        std::uint64_t line = 0;
        source.on_rejected([&](const tables::Rejected& row) {
            if (row.line < line) std::abort();
            line = row.line;
        });
        tables::Row row;
        while (source.next(row)) {
            if (row.line <= line || row.cells.size() != source.columns().size()) std::abort();
            line = row.line;
            for (const auto cell : row.cells) {
                if (!base::is_utf8(cell)) std::abort();
            }
        }
    } catch (const base::BadInput&) {
    }
    return 0;
}
