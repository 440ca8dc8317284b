#include "base/zone.hpp"

#include <cstddef>
#include <cstdint>

#include "base/check.hpp"
#include "base/failure.hpp"

namespace {

void ask(const base::Zone& zone, std::int64_t second) {
    const auto offset = zone.offset_at(second);
    const auto next = zone.next_change(second);
    CHECK(next > second);
    if (next != base::Zone::kNever) CHECK(zone.offset_at(next - 1) == offset && zone.offset_at(next) != offset);
    const auto found = zone.instants(second);
    for (int i = 0; i < found.count; ++i) {
        const auto at = found.at[static_cast<std::size_t>(i)];
        CHECK(at + zone.offset_at(at) == second);
    }
}

}  // namespace

/// Whatever the bytes: a refusal, or a zone whose answers agree with one another.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        const auto zone = base::Zone::parse({reinterpret_cast<const char*>(data), size}, "fuzz");
        for (std::int64_t second = -70'000'000'000; second < 260'000'000'000; second += 4'987'654'321)
            ask(zone, second);
        std::int64_t at = -3'000'000'000;
        for (int i = 0; i < 50 && (at = zone.next_change(at)) != base::Zone::kNever; ++i) ask(zone, at);
    } catch (const base::BadInput&) {
    }
    return 0;
}
