#include "http/static_files.hpp"

#include <cstdint>
#include <cstdlib>

#include "http/message.hpp"

/// A path and an If-None-Match header, parted by a line end: no answer but those of the three files, and 304 only for a
/// tag that was given out.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::vector<base::embedded::File> kFiles{
        {"index.html", "<p>"}, {"assets/a.js", "1"}, {"assets/a.js.gz", "2"}, {"icon.svg", "<svg/>"}};
    static const http::StaticFiles files{kFiles};
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto end = text.find('\n');
    http::Request request;
    request.method = "GET";
    request.path = text.substr(0, end);
    const auto plain = files.answer(request);
    if (end == std::string_view::npos) return 0;
    request.headers.emplace_back("If-None-Match", text.substr(end + 1));
    const auto asked = files.answer(request);
    if (plain.has_value() != asked.has_value()) std::abort();
    if (plain && plain->status != 200 && plain->status != 404) std::abort();
    if (asked && asked->status == 304 && text.find_first_of("\"*", end) == std::string_view::npos) std::abort();
    return 0;
}
