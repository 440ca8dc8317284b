#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/failure.hpp"
#include "tables/xes_source.hpp"

/// Any bytes as XML: rows of the header's width, or BadInput.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text{reinterpret_cast<const char*>(data), size};
    try {
        tables::XesSource source([&] { return tables::memory_bytes(text); }, "fuzz");
        tables::Row row;
        while (source.next(row)) {
            if (row.cells.size() != source.columns().size()) std::abort();
        }
    } catch (const base::BadInput&) {
    }
    return 0;
}
