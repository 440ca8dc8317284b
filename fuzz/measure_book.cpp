#include <cstdint>
#include <string_view>

#include "base/failure.hpp"
#include "lens/compile.hpp"

/// Any bytes are either refused as a measure book or become conditions that can be written as SQL.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    lens::MeasureBook book;
    try {
        book.add({reinterpret_cast<const char*>(data), size}, "fuzz.yaml");
    } catch (const base::BadInput&) {
        return 0;
    }
    const lens::Words words;
    for (const auto& measure : book.measures()) {
        if (lens::sql_of(lens::within_period(measure), words).empty()) __builtin_trap();
        if (lens::sql_of(measure.numerator, words).empty()) __builtin_trap();
    }
    return 0;
}
