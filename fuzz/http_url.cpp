// Targets and queries. What is decoded, encoded again byte by byte, decodes to the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "http/url.hpp"

namespace {

std::string encode_every_byte(std::string_view text) {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        out += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    }
    return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    if (const auto decoded = http::percent_decode(text))
        if (http::percent_decode(encode_every_byte(*decoded)) != decoded) std::abort();
    if (const auto pairs = http::parse_query(text)) {
        std::string again;
        for (const auto& [name, value] : *pairs)
            again += encode_every_byte(name) + '=' + encode_every_byte(value) + '&';
        if (http::parse_query(again) != pairs) std::abort();
    }
    http::Request request;
    request.method = "GET";
    if (http::set_target(request, text) && !request.path.starts_with('/')) std::abort();
    return 0;
}
