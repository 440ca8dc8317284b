// Accept-Encoding headers. What is not there is never chosen.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "http/accept_encoding.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view header{reinterpret_cast<const char*>(data), size};
    if (http::best_coding(header, false, false) != http::Coding::Identity) std::abort();
    if (http::best_coding(header, true, false) == http::Coding::Brotli) std::abort();
    if (http::best_coding(header, false, true) == http::Coding::Gzip) std::abort();
    http::best_coding(header, true, true);
    return 0;
}
