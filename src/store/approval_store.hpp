#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/money.hpp"
#include "db/transaction.hpp"

namespace store {

/// A signature that somebody asked for. Why, and what was answered, are personal values beside it.
struct Approval {
    std::string approval_id;
    std::string case_id;
    std::string subject;  ///< over_list, return, refund, exchange, warranty
    base::Money amount;   ///< of over_list: the price of one unit
    std::optional<std::string> item_id;
    std::string post;   ///< whom it was asked of
    std::string state;  ///< asked, granted, denied, withdrawn
    std::string asked_by;
    base::Instant asked_at;
    std::optional<std::string> signed_as;  ///< the post that decided
    std::optional<std::string> decided_by;
    std::optional<base::Instant> decided_at;
    std::string reason_id;
    std::optional<std::string> answer_id;
};

std::vector<Approval> approvals_of(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view case_id);
std::optional<Approval> find_approval(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view approval_id);
/// Those that wait, the oldest first; of the cases of one outlet where `scope` is not empty.
std::vector<Approval> approvals_waiting(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view scope,
                                        std::int64_t limit);
void insert_approval(db::WriteTx& tx, std::int64_t organisation_id, const Approval& approval);
/// Writes the state and the decision.
void update_approval(db::WriteTx& tx, std::int64_t organisation_id, const Approval& approval);

/// The post of a member of staff; nothing for a code that is not in the file.
std::optional<std::string> find_staff_post(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view code);
/// Of what level an outlet is: own, commissioned.
std::optional<std::string> find_outlet_kind(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view code);

}  // namespace store
