#include "domain/cases/case.hpp"

#include <array>

namespace cases {
namespace {

constexpr std::array<std::string_view, 7> kWords{"open",     "responded", "assigned", "waiting",
                                                 "resolved", "closed",    "merged"};

}  // namespace

std::string_view to_word(State state) {
    return kWords[static_cast<std::size_t>(state)];
}

std::optional<State> state_from(std::string_view word) {
    for (std::size_t i = 0; i < kWords.size(); ++i) {
        if (kWords[i] == word) return static_cast<State>(i);
    }
    return std::nullopt;
}

bool is_running(State state) {
    return state < State::Resolved;
}

}  // namespace cases
