#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/failure.hpp"
#include "tables/source.hpp"

/// Any bytes behind a zip signature: rows of the header's width, or BadInput.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    if (!bytes.starts_with("PK")) return 0;
    try {
        tables::SourceOptions options;
        options.expanded_bytes_max = 16 << 20;
        const auto source = tables::open_source_in(bytes, "fuzz", options);
        tables::Row row;
        while (source->next(row)) {
            if (row.cells.size() != source->columns().size()) std::abort();
        }
    } catch (const base::BadInput&) {
    }
    return 0;
}
