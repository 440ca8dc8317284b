#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/failure.hpp"
#include "base/time.hpp"
#include "tables/instant_format.hpp"

/// The first line is a pattern, the rest a text: BadInput for the pattern, nothing or an instant that can be written.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input{reinterpret_cast<const char*>(data), size};
    const auto end = input.find('\n');
    if (end == std::string_view::npos) return 0;
    try {
        tables::InstantReader reader(tables::InstantFormat::compile(input.substr(0, end)), nullptr);
        if (const auto at = reader.read(input.substr(end + 1))) base::to_rfc3339(*at);
    } catch (const base::BadInput&) {
    }
    return 0;
}
