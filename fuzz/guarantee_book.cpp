#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/failure.hpp"
#include "domain/guarantee/program.hpp"
#include "flows/law_books.hpp"

/// Any text is a book or is refused with a place; a book that is read can be put together or names what is missing.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    try {
        auto vocabulary = flows::shipped_laws().vocabulary();
        const auto book = guarantee::read_book(rules::Node::parse(text, "book"), vocabulary);
        static_cast<void>(guarantee::compose(book, {}, vocabulary));
    } catch (const base::BadInput& bad) {
        if (std::string_view{bad.what()}.empty()) __builtin_trap();
    }
    return 0;
}
