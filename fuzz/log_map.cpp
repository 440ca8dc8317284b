#include <cstdint>
#include <cstdlib>

#include "base/failure.hpp"
#include "cli/log_map_book.hpp"
#include "tables/log_rows.hpp"

/// The map of a log: refused, or one that has a case and can be bound to the columns that it names.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        const auto map = cli::read_log_map({reinterpret_cast<const char*>(data), size}, "map.yaml");
        if (map.source.empty() || map.case_column.empty()) std::abort();
        const tables::Columns columns{{"case", "step", "at", "who", "product"}};
        tables::LogRows rows{map, columns, "log.csv", nullptr, std::nullopt};
        static constexpr std::string_view kCells[] = {"C1", "received", "2026-10-01 09:00:00", "Li", "K1"};
        rows.read({.line = 2, .cells = kCells});
    } catch (const base::BadInput&) {
    }
    return 0;
}
