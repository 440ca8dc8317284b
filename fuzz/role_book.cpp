#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/failure.hpp"
#include "domain/people/role.hpp"

/// Any text is a sound book of roles or is refused with base::BadInput; in a sound one the administrator may
/// everything.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    try {
        const auto roles = people::read_roles(rules::Node::parse(text, "roles.yaml"));
        for (const auto permission : people::kPermissions) {
            if (!roles.may("admin", permission)) __builtin_trap();
        }
    } catch (const base::BadInput&) {
    }
    return 0;
}
