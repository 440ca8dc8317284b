#include "store/idempotency_store.hpp"

#include "store/idempotency_store_sql.hpp"

namespace store {

std::optional<KeptAnswer> find_answer(const db::ReadTx& tx, std::int64_t organisation_id, const AnswerKey& key) {
    return tx.one(sql::kFindAnswer, {organisation_id, key.caller, key.route, key.key}, [](const db::Row& row) {
        return KeptAnswer{.body_hash = std::string{row.text(0)},
                          .status = row.integer(1),
                          .location = std::string{row.text(2)},
                          .body = std::string{row.text(3)},
                          .created_at = row.instant(4)};
    });
}

void keep_answer(db::WriteTx& tx, std::int64_t organisation_id, const AnswerKey& key, const KeptAnswer& answer,
                 base::Instant now) {
    tx.run(sql::kKeepAnswer, {organisation_id, key.caller, key.route, key.key, answer.body_hash, answer.status,
                              answer.location, answer.body, now});
}

void keep_answer_if_none(db::WriteTx& tx, std::int64_t organisation_id, const AnswerKey& key, const KeptAnswer& answer,
                         base::Instant now) {
    tx.run(sql::kKeepAnswerIfNone, {organisation_id, key.caller, key.route, key.key, answer.body_hash, answer.status,
                                    answer.location, answer.body, now});
}

void forget_answer(db::WriteTx& tx, std::int64_t organisation_id, const AnswerKey& key) {
    tx.run(sql::kForgetAnswer, {organisation_id, key.caller, key.route, key.key});
}

std::int64_t forget_answers(db::WriteTx& tx, std::int64_t organisation_id, base::Instant before, std::int64_t limit) {
    return tx.run_counted(sql::kForgetAnswers, {organisation_id, before, limit});
}

}  // namespace store
