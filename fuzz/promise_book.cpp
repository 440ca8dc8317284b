#include <cstdint>
#include <cstdlib>

#include "base/failure.hpp"
#include "domain/promises/promise.hpp"

/// Any text is a sound book of promises or is refused; a deadline of a sound one lasts longer than nothing, and no
/// promise stands twice.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        const auto book = rules::Node::parse({reinterpret_cast<const char*>(data), size}, "fuzz.yaml");
        const auto all = promises::read_promises(book);
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (all[i].kind == promises::Promise::Kind::Deadline && all[i].seconds <= 0) std::abort();
            if (i > 0 && all[i].id == all[i - 1].id) std::abort();
        }
    } catch (const base::BadInput&) {
    }
    return 0;
}
