#include <cstdint>
#include <cstdlib>

#include "base/ids.hpp"
#include "base/rational.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include "flows/master_row.hpp"

/// Instants, days, exact numbers and ids from outside: what is taken is written so that it reads the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    if (const auto at = base::parse_rfc3339(text)) {
        if (base::parse_rfc3339(base::to_rfc3339(*at)) != at) std::abort();
    }
    if (const auto day = base::parse_date(text)) {
        if (!day->ok() || base::to_string(*day) != text) std::abort();
    }
    if (const auto day = flows::read_loose_date(text)) {
        if (!day->ok() || base::parse_date(base::to_string(*day)) != day) std::abort();
    }
    if (const auto number = base::Rational::parse(text)) {
        if (base::Rational::parse(number->to_decimal(6)) != number) std::abort();
    }
    if (const auto bits = base::id_bits(text)) {
        if (!base::is_id(text) || base::id_bits(base::id_text(*bits)) != bits) std::abort();
    }
    return 0;
}
