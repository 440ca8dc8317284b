#include "domain/rating/standard_book.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/failure.hpp"
#include "domain/rating/score.hpp"
#include "domain/rating/standard_cases.hpp"

/// Any text is a sound book or is refused with base::BadInput; a sound one can be scored.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    try {
        const auto book = rating::read_standard_book(text, "book.yaml");
        const auto cases = rating::read_standard_cases("- {name: all, everything: met, expect: {score: 100}}",
                                                       "cases.yaml", book.standard);
        if (rating::broken_by(book.standard, cases.front())) __builtin_trap();
    } catch (const base::BadInput&) {
    }
    return 0;
}
