#include "domain/fees/consent.hpp"

#include <array>

namespace fees {
namespace {

constexpr std::array<std::string_view, 4> kWords{"asked", "given", "declined", "lapsed"};

}  // namespace

std::string_view to_word(Consent::State state) {
    return kWords[static_cast<std::size_t>(state)];
}

std::optional<Consent::State> consent_state_from(std::string_view word) {
    for (std::size_t at = 0; at < kWords.size(); ++at) {
        if (kWords[at] == word) return static_cast<Consent::State>(at);
    }
    return std::nullopt;
}

base::Result<base::Done> require_answerable(const Consent& consent, base::Instant now) {
    if (consent.state == Consent::State::Given || consent.state == Consent::State::Declined) {
        return base::Refusal{"consent_already_answered", {{"state", std::string{to_word(consent.state)}}}};
    }
    if (consent.attempts >= kCodeAttemptsMax) return base::Refusal{"consent_code_locked"};
    if (consent.state == Consent::State::Lapsed || now >= consent.expires_at) return base::Refusal{"consent_lapsed"};
    return base::Done{};
}

base::Result<base::Done> require_consent(std::int64_t charged_fen, std::int64_t revision, std::int64_t given_revision) {
    if (charged_fen == 0 || (given_revision != 0 && given_revision == revision)) return base::Done{};
    return base::Refusal{"consent_missing", {{"charged_fen", std::to_string(charged_fen)}}};
}

}  // namespace fees
