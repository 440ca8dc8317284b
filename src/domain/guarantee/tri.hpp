#pragma once

#include <algorithm>
#include <cstdint>

namespace guarantee {

/// What is known of a statement. An absent fact is unknown, never false.
enum class Tri : std::uint8_t { False, Unknown, True };

constexpr Tri operator&(Tri a, Tri b) {
    return std::min(a, b);
}
constexpr Tri operator|(Tri a, Tri b) {
    return std::max(a, b);
}
constexpr Tri operator!(Tri a) {
    return static_cast<Tri>(2 - static_cast<int>(a));
}
constexpr Tri to_tri(bool value) {
    return value ? Tri::True : Tri::False;
}

}  // namespace guarantee
