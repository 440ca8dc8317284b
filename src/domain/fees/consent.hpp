#pragma once

#include "base/result.hpp"
#include "base/time.hpp"

namespace fees {

/// How long a customer is asked for, and how often a code may be tried.
constexpr std::chrono::hours kConsentWithin{24};
constexpr std::int64_t kCodeAttemptsMax = 5;

/// What a customer was asked: whether he agrees to one revision of a quotation. Stored as the words of to_word().
/// Lapsed: the time is over, the code was tried too often, or the quotation has changed since.
struct Consent {
    enum class State { Asked, Given, Declined, Lapsed };
    State state = State::Asked;
    std::int64_t revision = 1;  ///< of the quotation
    base::Instant expires_at;
    std::int64_t attempts = 0;  ///< wrong codes so far
};

std::string_view to_word(Consent::State state);
std::optional<Consent::State> consent_state_from(std::string_view word);

/// May the customer still answer? Refuses with: consent_already_answered, consent_lapsed, consent_code_locked.
base::Result<base::Done> require_answerable(const Consent& consent, base::Instant now);

/// May chargeable work begin? With nothing to charge it always may. `given_revision` is the newest revision that the
/// customer has agreed to, 0 where there is none. Refuses with: consent_missing.
base::Result<base::Done> require_consent(std::int64_t charged_fen, std::int64_t revision, std::int64_t given_revision);

}  // namespace fees
