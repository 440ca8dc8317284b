#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "domain/search/document.hpp"
#include "domain/search/query.hpp"
#include "domain/search/snippet.hpp"

/// Whatever is typed, only words are left of it that mean nothing to an engine, and a text is found by itself where it
/// is short enough to be one query.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto query = search::read_query(text);
    for (const auto& phrase : query.phrases) {
        if (phrase.words.empty() || phrase.needle.empty() || phrase.whole.size() < 2) std::abort();
        for (const auto& word : phrase.words) {
            if (word.empty() || word.find_first_of("\"'*():^-+&|!<> \\") != std::string::npos) std::abort();
        }
    }
    search::DocumentText document;
    document.add(text);
    const auto made = document.take();
    if (made.size() < search::kTextMax && !query.is_empty() && !search::holds(query, made)) std::abort();
    std::size_t shown = 0;
    for (const auto& part : search::snippet(query, text)) shown += part.text.size();
    if (!text.empty() && shown == 0) std::abort();
    return 0;
}
