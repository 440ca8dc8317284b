#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/time.hpp"
#include "domain/cases/case.hpp"

namespace customers {

using cases::PersonalRef;
using cases::Text;

/// What somebody agreed to, by the version of the text that he was shown.
struct Consent {
    std::string consent_id;
    std::string purpose;  ///< service, marketing, survey, sharing
    std::string text_version;
    Text channel;
    base::Instant given_at;
    std::optional<base::Instant> withdrawn_at;

    bool operator==(const Consent&) const = default;
};

/// Somebody who has units of ours: the fold of his ledger entries. Name, mobile and address are personal values.
struct Customer {
    std::string code;
    std::string kind;  ///< consumer, business, dealer
    Text region;
    std::vector<std::pair<std::string, std::string>> details;  ///< city, district
    std::vector<PersonalRef> personal;                         ///< name, mobile, address
    Text merged_into;                                          ///< the customer who goes on in his place
    std::vector<Consent> consents;
    std::int64_t revision = 0;

    Text personal_id(std::string_view field) const;
    const Consent* find_consent(std::string_view consent_id) const;
};

/// He was entered, or what is known of him changed: the whole of it.
struct Put {
    std::string kind;
    Text region;
    std::vector<std::pair<std::string, std::string>> details;
    std::vector<PersonalRef> personal;
};
/// He turned out to be another one. Nothing of his moves, so that it can be undone exactly.
struct Merged {
    std::string into;
};
struct MergeUndone {};
struct ConsentGiven {
    Consent consent;
};
struct ConsentWithdrawn {
    std::string consent_id;
    base::Instant withdrawn_at;
};
using Event = std::variant<Put, Merged, MergeUndone, ConsentGiven, ConsentWithdrawn>;

/// Folds what happened into the customer. Reads nothing else.
void apply(Customer& customer, const Event& event);

}  // namespace customers
