#include "tables/log_map.hpp"

#include <array>

namespace tables {

namespace {

constexpr std::array<std::string_view, 13> kWords = {
    "none",          "opened",         "responded",       "assigned", "waiting_customer",
    "waiting_parts", "waiting_vendor", "waiting_unknown", "resumed",  "resolved",
    "closed",        "reopened",       "in_progress"};

}  // namespace

std::string_view word(Meaning meaning) {
    return kWords[static_cast<std::size_t>(meaning)];
}

std::optional<Meaning> meaning_named(std::string_view word) {
    for (std::size_t i = 0; i < kWords.size(); ++i) {
        if (kWords[i] == word) return static_cast<Meaning>(i);
    }
    return std::nullopt;
}

}  // namespace tables
