#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "flows/case_cursor.hpp"

/// A cursor that is taken is the one that was given out.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto cursor = flows::CaseCursor::read(text);
    if (!cursor) return 0;
    const auto again = flows::CaseCursor::read(cursor->text());
    if (!again || again->text() != cursor->text()) std::abort();
    return 0;
}
