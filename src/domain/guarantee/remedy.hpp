#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace guarantee {

/// What a consumer may be entitled to.
enum class Remedy : std::uint8_t {
    RefundFull,
    RefundLessUseFee,
    RefundLessDepreciation,
    Exchange,
    RepairFree,
    AssemblyReplaceFree,
    PartReplaceFree,
    PriceReduction,
    RepairPaid
};
constexpr std::size_t kRemedies = 9;
constexpr std::array<std::string_view, kRemedies> kRemedyWords{
    "REFUND_FULL",           "REFUND_LESS_USE_FEE", "REFUND_LESS_DEPRECIATION", "EXCHANGE",   "REPAIR_FREE",
    "ASSEMBLY_REPLACE_FREE", "PART_REPLACE_FREE",   "PRICE_REDUCTION",          "REPAIR_PAID"};

constexpr std::string_view to_word(Remedy remedy) {
    return kRemedyWords[static_cast<std::size_t>(remedy)];
}
constexpr std::optional<Remedy> remedy_from(std::string_view word) {
    for (std::size_t i = 0; i < kRemedies; ++i) {
        if (kRemedyWords[i] == word) return static_cast<Remedy>(i);
    }
    return std::nullopt;
}

/// A set of remedies.
using Remedies = std::uint16_t;
constexpr Remedies set_of(Remedy remedy) {
    return static_cast<Remedies>(1U << static_cast<unsigned>(remedy));
}
constexpr bool has(Remedies set, Remedy remedy) {
    return (set & set_of(remedy)) != 0;
}
constexpr Remedies kRefunds = 0b111;

}  // namespace guarantee
