#include "store/approval_store.hpp"

#include "store/approval_store_sql.hpp"

namespace store {
namespace {

Approval read_approval(const db::Row& row) {
    return {.approval_id = std::string{row.text(0)},
            .case_id = std::string{row.text(1)},
            .subject = std::string{row.text(2)},
            .amount = {row.integer(3)},
            .item_id = row.text_if(4),
            .post = std::string{row.text(5)},
            .state = std::string{row.text(6)},
            .asked_by = std::string{row.text(7)},
            .asked_at = row.instant(8),
            .signed_as = row.text_if(9),
            .decided_by = row.text_if(10),
            .decided_at = row.instant_if(11),
            .reason_id = std::string{row.text(12)},
            .answer_id = row.text_if(13)};
}

std::string first_text(const db::Row& row) {
    return std::string{row.text(0)};
}

}  // namespace

std::vector<Approval> approvals_of(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view case_id) {
    return tx.all(sql::kApprovalsOfCase, {organisation_id, case_id}, read_approval);
}

std::optional<Approval> find_approval(const db::ReadTx& tx, std::int64_t organisation_id,
                                      std::string_view approval_id) {
    return tx.one(sql::kFindApproval, {organisation_id, approval_id}, read_approval);
}

std::vector<Approval> approvals_waiting(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view scope,
                                        std::int64_t limit) {
    return tx.all(sql::kApprovalsWaiting, {organisation_id, scope, limit}, read_approval);
}

void insert_approval(db::WriteTx& tx, std::int64_t organisation_id, const Approval& approval) {
    tx.run(sql::kInsertApproval,
           {organisation_id, approval.approval_id, approval.case_id, approval.subject, approval.amount.fen,
            approval.item_id, approval.post, approval.state, approval.asked_by, approval.asked_at, approval.reason_id});
}

void update_approval(db::WriteTx& tx, std::int64_t organisation_id, const Approval& approval) {
    tx.run(sql::kUpdateApproval, {organisation_id, approval.approval_id, approval.state, approval.signed_as,
                                  approval.decided_by, approval.decided_at, approval.answer_id});
}

std::optional<std::string> find_staff_post(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view code) {
    return tx.one(sql::kFindStaffPost, {organisation_id, code}, first_text);
}

std::optional<std::string> find_outlet_kind(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view code) {
    return tx.one(sql::kFindOutletKind, {organisation_id, code}, first_text);
}

}  // namespace store
