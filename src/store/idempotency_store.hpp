#pragma once

#include <optional>
#include <string>

#include "db/transaction.hpp"

namespace store {

/// Which answer is meant: a key is good for one caller and one route.
struct AnswerKey {
    std::string_view caller;
    std::string_view route;
    std::string_view key;
};
/// The first answer to a request that carried a key.
struct KeptAnswer {
    std::string body_hash;  ///< SHA-256 over the request
    std::int64_t status = 200;
    std::string location;
    std::string body;
    base::Instant created_at{};
};

std::optional<KeptAnswer> find_answer(const db::ReadTx& tx, std::int64_t organisation_id, const AnswerKey& key);
/// Breaks a rule of the schema where there is one already: two requests with one key came at once.
void keep_answer(db::WriteTx& tx, std::int64_t organisation_id, const AnswerKey& key, const KeptAnswer& answer,
                 base::Instant now);
/// An answer that is there already stays.
void keep_answer_if_none(db::WriteTx& tx, std::int64_t organisation_id, const AnswerKey& key, const KeptAnswer& answer,
                         base::Instant now);
void forget_answer(db::WriteTx& tx, std::int64_t organisation_id, const AnswerKey& key);
/// Forgets about `limit` of those that are older, the oldest first; gives how many.
std::int64_t forget_answers(db::WriteTx& tx, std::int64_t organisation_id, base::Instant before, std::int64_t limit);

}  // namespace store
