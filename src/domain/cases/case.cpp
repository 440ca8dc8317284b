#include "domain/cases/case.hpp"

#include <fmt/format.h>

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

std::string case_number(std::string_view prefix, base::Date opened_on, std::int64_t serial) {
    return fmt::format("{}-{:04}{:02}{:02}-{:04}", prefix, static_cast<int>(opened_on.year()),
                       static_cast<unsigned>(opened_on.month()), static_cast<unsigned>(opened_on.day()), serial);
}

State state_to_go_on(const Case& known) {
    if (known.assigned_at) return State::Assigned;
    return known.responded_at ? State::Responded : State::Open;
}

}  // namespace cases
