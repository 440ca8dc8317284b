#include "domain/calendar/calendar_book.hpp"

#include <cstddef>
#include <cstdint>

#include "base/failure.hpp"
#include "domain/calendar/clock.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        const auto book = calendar::read_calendar_book({reinterpret_cast<const char*>(data), size}, "fuzz.yaml");
        const calendar::Clock clock{book.calendar};
        (void)clock.add(base::from_micros(1'790'000'000'000'000), 100'000);
    } catch (const base::BadInput&) {
    }
    return 0;
}
