#pragma once

#include "base/result.hpp"
#include "flows/context.hpp"
#include "store/consent_store.hpp"
#include "store/quotation_store.hpp"

namespace flows {

/// What a customer is given to answer with. The link is told once: of it, and of the code that its page shows to him,
/// only hashes are kept.
struct AskedConsent {
    std::string consent_id;
    std::string link;  ///< the unguessable end of /p/q/...
    base::Instant expires_at;
    std::int64_t customer_fen = 0;
};
/// Asks the customer to agree to the quotation as it stands; who was asked before is no longer asked.
/// Refuses with: no_such_case, fee_case_ended, quotation_missing, already_billed, consent_not_needed (he pays nothing),
/// consent_already_answered (he has agreed), fee_forbidden (a ruling came since).
base::Result<AskedConsent> ask_consent(db::WriteTx& tx, Context& context, const Caller& caller,
                                       const std::string& case_id);

/// What a code was worth. A wrong one is counted, so it is no refusal, which would leave no trace.
struct CodeOutcome {
    bool is_right = false;
    std::int64_t attempts_left = 0;
};
struct GiveQuotationConsent {
    std::string case_id;
    std::string code;  ///< six digits that the customer reads out
};
/// Writes down that the customer agreed, by the code that only he sees.
/// Refuses with: no_such_case, consent_not_asked, consent_already_answered, consent_code_locked, consent_lapsed.
base::Result<CodeOutcome> give_quotation_consent(db::WriteTx& tx, Context& context, const Caller& caller,
                                                 const GiveQuotationConsent& asked);

struct DeclineConsent {
    std::string case_id;
    std::string reason;
};
/// Writes down that the customer said no. Refuses with: no_such_case, consent_not_asked, consent_already_answered,
/// consent_code_locked, consent_lapsed.
base::Result<base::Done> decline_consent(db::WriteTx& tx, Context& context, const Caller& caller,
                                         const DeclineConsent& asked);

struct AnswerByLink {
    std::string link;
    bool agrees = false;
};
/// The customer himself, on the page of his link. Refuses with: no_such_quotation_consent, consent_already_answered,
/// consent_code_locked, consent_lapsed.
base::Result<base::Done> answer_by_link(db::WriteTx& tx, Context& context, const AnswerByLink& asked);

/// What that page shows. Nothing personal: whoever has the link sees it.
struct ShownConsent {
    store::ConsentRow row;
    fees::Consent::State state = fees::Consent::State::Asked;  ///< lapsed also where the time is over
    std::string number;
    std::string code;  ///< empty once there is nothing to answer
    store::Quotation quotation;
    std::vector<fees::PricedLine> lines;
    std::shared_ptr<const Books> books;
};
/// Refuses with: no_such_quotation_consent.
base::Result<ShownConsent> show_consent(const db::ReadTx& tx, const Context& context, const std::string& link);

/// Whoever was asked about a case is no longer asked.
void lapse_consents(db::WriteTx& tx, const Context& context, const Caller& caller, const std::string& case_id);

}  // namespace flows
