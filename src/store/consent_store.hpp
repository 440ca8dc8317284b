#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/transaction.hpp"
#include "domain/fees/consent.hpp"

namespace store {

/// A customer asked whether he agrees, as the row keeps it.
struct ConsentRow {
    std::string consent_id;
    std::string case_id;
    std::string quotation_id;
    fees::Consent consent;
    std::int64_t customer_fen = 0;      ///< what he was asked to agree to
    std::optional<std::string> manner;  ///< code, link, word: how he answered
    std::string link_hash;
    std::string code_hash;
    std::string asked_by;
    base::Instant asked_at;
    std::optional<base::Instant> answered_at;
    std::optional<std::string> answered_by;  ///< "customer", or who wrote his answer down
};

std::vector<ConsentRow> consents_of(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view case_id);
std::optional<ConsentRow> find_consent_by_link(const db::ReadTx& tx, std::int64_t organisation_id,
                                               std::string_view link_hash);
void insert_consent(db::WriteTx& tx, std::int64_t organisation_id, const ConsentRow& row);
/// Writes state, manner, attempts and the answer.
void update_consent(db::WriteTx& tx, std::int64_t organisation_id, const ConsentRow& row);

}  // namespace store
