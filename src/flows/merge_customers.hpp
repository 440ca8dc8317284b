#pragma once

#include "flows/see_unit.hpp"

namespace flows {

/// `duplicate` turned out to be `into`. Nothing of his moves: from now on he is shown with the one who goes on, and
/// undoing leaves him as he was. Refuses with: no_such_customer, customer_merge_with_itself, customer_merged (the
/// duplicate was merged already), customer_survivor_merged.
base::Result<customers::Customer> merge_customer(db::WriteTx& tx, Context& context, const Caller& caller,
                                                 const std::string& duplicate, const std::string& into);
/// Refuses with: no_such_customer, customer_not_merged.
base::Result<customers::Customer> undo_merge_customer(db::WriteTx& tx, Context& context, const Caller& caller,
                                                      const std::string& duplicate);

/// Two customers who may be one, as far as a page may tell.
struct ShownDuplicate {
    std::string first;
    std::string second;
    std::vector<std::string> reasons;
    base::Instant found_at;
};
struct DuplicatePage {
    std::vector<ShownDuplicate> items;
    std::optional<std::string> next_cursor;
};
/// The pairs that nobody has decided upon, the oldest first. Whoever has an outlet sees those whose customers he may
/// see both. Refuses with: bad_cursor.
base::Result<DuplicatePage> list_duplicates(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                            const std::string& cursor, std::int64_t limit);
/// They are two. Refuses with: no_such_duplicate.
base::Result<base::Done> dismiss_duplicate(db::WriteTx& tx, Context& context, const Caller& caller,
                                           std::pair<std::string, std::string> pair);

struct GiveConsent {
    std::string customer;
    std::string purpose;
    std::string text_version;
    cases::Text channel;
};
/// He agrees. Refuses with: no_such_customer.
base::Result<customers::Customer> give_consent(db::WriteTx& tx, Context& context, const Caller& caller,
                                               const GiveConsent& asked);
/// He takes it back. Refuses with: no_such_customer, no_such_consent, consent_withdrawn.
base::Result<customers::Customer> withdraw_consent(db::WriteTx& tx, Context& context, const Caller& caller,
                                                   const std::string& customer, const std::string& consent_id);

}  // namespace flows
