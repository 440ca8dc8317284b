#include "json/json.hpp"

#include <cstdint>
#include <cstdlib>

#include "base/failure.hpp"

/// Any text is refused or read; what was read is written so that it reads the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        const auto text = json::to_text(json::parse({reinterpret_cast<const char*>(data), size}));
        if (json::to_text(json::parse(text)) != text) std::abort();
    } catch (const base::BadInput&) {
    }
    return 0;
}
