#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/failure.hpp"
#include "domain/people/post.hpp"

/// Any text is a sound book of posts or is refused with base::BadInput; in a sound one somebody can sign anything.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    try {
        const auto posts = people::read_posts(rules::Node::parse(text, "posts.yaml"));
        for (const auto subject : people::kSubjects) {
            if (posts.who_may_sign(subject, base::kMoneyMost).empty()) __builtin_trap();
        }
    } catch (const base::BadInput&) {
    }
    return 0;
}
