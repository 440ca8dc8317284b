#include "flows/fees/consents.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.hpp"
#include "base/password.hpp"
#include "flows/fees/fee_entry.hpp"
#include "flows/fees/forbidden_fees.hpp"
#include "flows/fees/quotations.hpp"
#include "flows/secrets.hpp"
#include "flows/show_case.hpp"
#include "store/case_store.hpp"
#include "store/fee_payload.hpp"
#include "store/personal_store.hpp"

namespace flows {
namespace {

using base::Done;
using base::Refusal;
using base::Result;
using State = fees::Consent::State;

constexpr int kLinkBits = 100;
constexpr std::uint32_t kCodes = 1'000'000;

/// Six digits that follow from the link, so that its page can show them and no row holds them.
std::string code_of_link(const std::string& link) {
    const auto hash = base::sha256("consent code:", link);
    const auto number = (std::uint32_t{hash[0]} << 24) | (std::uint32_t{hash[1]} << 16) |
                        (std::uint32_t{hash[2]} << 8) | std::uint32_t{hash[3]};
    return fmt::format("{:06}", number % kCodes);
}

/// Few codes have few hashes: the id goes in, so that those of one consent say nothing of another's.
std::string hash_of_code(const std::string& consent_id, const std::string& code) {
    return base::to_hex(base::sha256(consent_id, code));
}

/// The question that is open on a case. Refuses with: consent_not_asked, and what require_answerable() refuses.
Result<store::ConsentRow> open_consent(const db::ReadTx& tx, const Context& context, const std::string& case_id) {
    auto rows = store::consents_of(tx, context.organisation_id(), case_id);
    const auto quotation = store::find_quotation(tx, context.organisation_id(), case_id);
    const bool is_of_now = quotation && !rows.empty() && rows.back().consent.revision == quotation->revision;
    if (!is_of_now) return Refusal{"consent_not_asked"};
    const auto may = fees::require_answerable(rows.back().consent, context.now());
    if (!may) return may.refusal();
    return std::move(rows.back());
}

struct AnswerOf {
    State state;
    std::string_view manner;  ///< code, link, word
    std::string actor;
    std::vector<cases::PersonalRef> personal = {};
};

void write_answer(db::WriteTx& tx, const Context& context, store::ConsentRow row, const AnswerOf& answer) {
    const auto organisation = context.organisation_id();
    row.consent.state = answer.state;
    row.manner = std::string{answer.manner};
    row.answered_at = context.now();
    row.answered_by = answer.actor;
    store::update_consent(tx, organisation, row);
    if (answer.state == State::Given) {
        store::set_given_revision(tx, organisation,
                                  {.quotation_id = row.quotation_id, .given_revision = row.consent.revision});
    }
    append_fee_entry(
        tx, context, answer.actor,
        {"quotation", fees_subject(row.case_id), answer.state == State::Given ? "consent_given" : "consent_declined",
         store::consent_payload(row, answer.personal)});
}

}  // namespace

void lapse_consents(db::WriteTx& tx, const Context& context, const Caller& caller, const std::string& case_id) {
    for (auto& row : store::consents_of(tx, context.organisation_id(), case_id)) {
        if (row.consent.state != State::Asked) continue;
        row.consent.state = State::Lapsed;
        store::update_consent(tx, context.organisation_id(), row);
        append_fee_entry(tx, context, caller.actor,
                         {"quotation", fees_subject(row.case_id), "consent_lapsed", store::consent_payload(row)});
    }
}

Result<AskedConsent> ask_consent(db::WriteTx& tx, Context& context, const Caller& caller, const std::string& case_id) {
    const auto known = take_case(tx, context, caller, case_id);
    if (!known) return known.refusal();
    if (!cases::is_running(known->state)) {
        return Refusal{"fee_case_ended", {{"state", std::string{to_word(known->state)}}}};
    }
    const auto quotation = open_quotation(tx, context, known->case_id);
    if (!quotation) return quotation.refusal();
    if (quotation->totals.customer.fen == 0) return Refusal{"consent_not_needed"};
    if (quotation->given_revision == quotation->revision) {
        return Refusal{"consent_already_answered", {{"state", "given"}}};
    }
    const auto lines = store::lines_of(tx, context.organisation_id(), *quotation);
    const auto allowed = fees::require_unforbidden(lines, forbidden_fees(tx, context, known->case_id).forbidden);
    if (!allowed) return allowed.refusal();

    lapse_consents(tx, context, caller, known->case_id);
    const auto now = context.now();
    const auto link = random_text(context.random, kLinkBits);
    store::ConsentRow row{.consent_id = context.ids.next(now),
                          .case_id = known->case_id,
                          .quotation_id = quotation->quotation_id,
                          .consent = {.revision = quotation->revision, .expires_at = now + fees::kConsentWithin},
                          .customer_fen = quotation->totals.customer.fen,
                          .link_hash = hash_of_secret(link),
                          .asked_by = caller.actor,
                          .asked_at = now};
    row.code_hash = hash_of_code(row.consent_id, code_of_link(link));
    store::insert_consent(tx, context.organisation_id(), row);
    append_fee_entry(tx, context, caller.actor,
                     {"quotation", fees_subject(row.case_id), "consent_asked", store::consent_payload(row)});
    return AskedConsent{row.consent_id, link, row.consent.expires_at, row.customer_fen};
}

Result<CodeOutcome> give_quotation_consent(db::WriteTx& tx, Context& context, const Caller& caller,
                                           const GiveQuotationConsent& asked) {
    const auto known = take_case(tx, context, caller, asked.case_id);
    if (!known) return known.refusal();
    auto row = open_consent(tx, context, known->case_id);
    if (!row) return row.refusal();
    if (base::same_secret(row->code_hash, hash_of_code(row->consent_id, asked.code))) {
        write_answer(tx, context, *row, {State::Given, "code", caller.actor});
        return CodeOutcome{.is_right = true};
    }
    ++row->consent.attempts;
    store::update_consent(tx, context.organisation_id(), *row);
    append_fee_entry(tx, context, caller.actor,
                     {"quotation", fees_subject(row->case_id), "consent_code_wrong", store::consent_payload(*row)});
    return CodeOutcome{.attempts_left = fees::kCodeAttemptsMax - row->consent.attempts};
}

Result<Done> decline_consent(db::WriteTx& tx, Context& context, const Caller& caller, const DeclineConsent& asked) {
    const auto known = take_case(tx, context, caller, asked.case_id);
    if (!known) return known.refusal();
    const auto row = open_consent(tx, context, known->case_id);
    if (!row) return row.refusal();
    AnswerOf answer{State::Declined, "word", caller.actor};
    if (!asked.reason.empty()) {
        answer.personal.push_back(store::keep_personal(tx, context.organisation_id(),
                                                       {known->case_id, "reason", asked.reason},
                                                       {context.ids, context.random, context.now()}));
    }
    write_answer(tx, context, *row, answer);
    return Done{};
}

Result<Done> answer_by_link(db::WriteTx& tx, Context& context, const AnswerByLink& asked) {
    const auto organisation = context.organisation_id();
    const auto row = store::find_consent_by_link(tx, organisation, hash_of_secret(asked.link));
    if (!row) return Refusal{"no_such_quotation_consent"};
    store::claim_case(tx, organisation, row->case_id);
    const auto may = fees::require_answerable(row->consent, context.now());
    if (!may) return may.refusal();
    write_answer(tx, context, *row, {asked.agrees ? State::Given : State::Declined, "link", "customer"});
    return Done{};
}

Result<ShownConsent> show_consent(const db::ReadTx& tx, const Context& context, const std::string& link) {
    const auto organisation = context.organisation_id();
    auto row = store::find_consent_by_link(tx, organisation, hash_of_secret(link));
    if (!row) return Refusal{"no_such_quotation_consent"};
    const auto known = store::find_case(tx, organisation, row->case_id);
    auto quotation = store::find_quotation(tx, organisation, row->case_id);
    if (!known || !quotation) return Refusal{"no_such_quotation_consent"};
    ShownConsent shown{.state = row->consent.state, .number = known->number, .books = context.books()};
    if (fees::require_answerable(row->consent, context.now())) {
        shown.code = code_of_link(link);
    } else if (shown.state == State::Asked) {
        shown.state = State::Lapsed;
    }
    // What he was asked about, which a later revision does not change.
    quotation->revision = row->consent.revision;
    shown.lines = store::lines_of(tx, organisation, *quotation);
    shown.quotation = std::move(*quotation);
    shown.row = std::move(*row);
    return shown;
}

}  // namespace flows
