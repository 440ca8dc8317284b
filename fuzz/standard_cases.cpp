#include "domain/rating/standard_cases.hpp"

#include <cstdint>

#include "base/check.hpp"
#include "base/failure.hpp"
#include "cli/shipped_standards.hpp"

/// Cases beside the shipped standard: refused, or each holds or says what does not.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto* book = cli::shipped_standard("gbt-27922-2011");
    CHECK(book != nullptr);
    try {
        for (const auto& one :
             rating::read_standard_cases({reinterpret_cast<const char*>(data), size}, "cases.yaml", book->standard)) {
            const auto broken = rating::broken_by(book->standard, one);
            CHECK(!broken || broken->starts_with(one.where));
        }
    } catch (const base::BadInput&) {
    }
    return 0;
}
