#include "base/posix_zone.hpp"

#include <cstddef>
#include <cstdint>

#include "base/check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto zone = base::PosixZone::parse({reinterpret_cast<const char*>(data), size});
    if (!zone) return 0;
    const auto changes = zone->changes(1999, 2040);
    CHECK(changes.size() == (zone->has_summer_time() ? 84 : 0));
    for (std::size_t i = 1; i < changes.size(); ++i) CHECK(changes[i - 1].at <= changes[i].at);
    return 0;
}
