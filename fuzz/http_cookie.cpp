// Cookie headers. What is found is a piece of the header.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "http/cookie.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view header{reinterpret_cast<const char*>(data), size};
    if (const auto value = http::find_cookie(header, "session"))
        if (!value->empty() && header.find(*value) == std::string_view::npos) std::abort();
    return 0;
}
