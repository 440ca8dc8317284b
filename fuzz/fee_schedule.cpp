#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/failure.hpp"
#include "domain/fees/guard.hpp"
#include "domain/fees/schedule_book.hpp"

/// Any text is a sound price list or is refused with base::BadInput; from a sound one a quotation of all its items is
/// priced within the list, or refused.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    try {
        const auto schedule = fees::read_schedule(text, "fees.yaml");
        const base::Date day{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{20}};
        std::vector<fees::Line> lines;
        for (const auto& item : schedule.items) lines.push_back({.item_id = item.item_id});
        const auto checked = fees::check_lines({schedule, {"HN-K35", "x", "own"}, day}, lines);
        if (checked && fees::totals_of(*checked).customer > base::kMoneyMost) __builtin_trap();
    } catch (const base::BadInput&) {
    }
    return 0;
}
