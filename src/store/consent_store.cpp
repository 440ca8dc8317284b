#include "store/consent_store.hpp"

#include "base/failure.hpp"
#include "store/consent_store_sql.hpp"

namespace store {
namespace {

ConsentRow read_consent(const db::Row& row) {
    const auto state = fees::consent_state_from(row.text(5));
    if (!state) throw base::Failure("a consent is in an unknown state");
    return {.consent_id = std::string{row.text(0)},
            .case_id = std::string{row.text(1)},
            .quotation_id = std::string{row.text(2)},
            .consent = {*state, row.integer(3), row.instant(12), row.integer(9)},
            .customer_fen = row.integer(4),
            .manner = row.text_if(6),
            .link_hash = std::string{row.text(7)},
            .code_hash = std::string{row.text(8)},
            .asked_by = std::string{row.text(10)},
            .asked_at = row.instant(11),
            .answered_at = row.instant_if(13),
            .answered_by = row.text_if(14)};
}

}  // namespace

std::vector<ConsentRow> consents_of(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view case_id) {
    return tx.all(sql::kConsentsOfCase, {organisation_id, case_id}, read_consent);
}

std::optional<ConsentRow> find_consent_by_link(const db::ReadTx& tx, std::int64_t organisation_id,
                                               std::string_view link_hash) {
    return tx.one(sql::kFindConsentByLink, {organisation_id, link_hash}, read_consent);
}

void insert_consent(db::WriteTx& tx, std::int64_t organisation_id, const ConsentRow& row) {
    const auto& consent = row.consent;
    tx.run(sql::kInsertConsent,
           {organisation_id, row.consent_id, row.case_id, row.quotation_id, consent.revision, row.customer_fen,
            to_word(consent.state), row.manner, row.link_hash, row.code_hash, consent.attempts, row.asked_by,
            row.asked_at, consent.expires_at, row.answered_at, row.answered_by});
}

void update_consent(db::WriteTx& tx, std::int64_t organisation_id, const ConsentRow& row) {
    tx.run(sql::kUpdateConsent, {organisation_id, row.consent_id, to_word(row.consent.state), row.manner,
                                 row.consent.attempts, row.answered_at, row.answered_by});
}

}  // namespace store
