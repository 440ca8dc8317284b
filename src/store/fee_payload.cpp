#include "store/fee_payload.hpp"

#include "store/payload_writer.hpp"

namespace store {
namespace {

void put_line(std::string& out, const fees::PricedLine& line) {
    PayloadWriter json{out};
    json.text("item_id", line.item_id);
    json.text("kind", line.kind);
    json.integer("quantity", line.quantity);
    json.integer("list_price_fen", line.list_price.fen);
    json.integer("unit_price_fen", line.unit_price.fen);
    json.text("bearer", to_word(line.bearer));
    json.integer("visit", line.visit);
    if (!line.stacking_group.empty()) json.text("stacking_group", line.stacking_group);
    if (!line.approval_id.empty()) json.text("approval_id", line.approval_id);
    if (const auto& ruled = line.forbidden ? line.forbidden : line.unverified) {
        json.text("forbidden_book", ruled->basis.book);
        json.text("forbidden_clause", ruled->basis.clause);
        json.text("forbidden_grade", to_word(ruled->basis.confidence));
        json.text("ruling_id", ruled->ruling_id);
    }
    json.end();
}

void put_compared(std::string& out, const fees::Compared& line) {
    PayloadWriter json{out};
    json.text("item_id", line.item_id);
    json.integer("visit", line.visit);
    json.integer("quoted_quantity", line.quoted_quantity);
    json.integer("billed_quantity", line.billed_quantity);
    json.integer("quoted_fen", line.quoted.fen);
    json.integer("billed_fen", line.billed.fen);
    json.end();
}

}  // namespace

std::string quotation_payload(const Quotation& quotation, const std::vector<fees::PricedLine>& lines) {
    std::string out;
    PayloadWriter json{out};
    json.text("case_id", quotation.case_id);
    json.integer("revision", quotation.revision);
    json.text("schedule_id", quotation.schedule_id);
    json.integer("schedule_version", quotation.schedule_version);
    json.integer("customer_fen", quotation.totals.customer.fen);
    json.integer("company_fen", quotation.totals.company.fen);
    json.integer("given_revision", quotation.given_revision);
    json.text_if("test_result", quotation.test_result);
    json.list("lines", lines, [&](const fees::PricedLine& line) { put_line(out, line); });
    json.end();
    return out;
}

std::string consent_payload(const ConsentRow& row, const std::vector<cases::PersonalRef>& personal) {
    std::string out;
    PayloadWriter json{out};
    json.text("case_id", row.case_id);
    json.text("consent_id", row.consent_id);
    json.integer("revision", row.consent.revision);
    json.integer("customer_fen", row.customer_fen);
    json.text("state", to_word(row.consent.state));
    json.text_if("manner", row.manner);
    json.integer("attempts", row.consent.attempts);
    json.instant("expires_at", row.consent.expires_at);
    json.personal(personal);
    json.end();
    return out;
}

std::string bill_payload(const Bill& bill) {
    std::string out;
    PayloadWriter json{out};
    json.text("case_id", bill.case_id);
    json.text("bill_id", bill.bill_id);
    json.integer("revision", bill.revision);
    json.integer("quoted_fen", bill.comparison.quoted.fen);
    json.integer("billed_fen", bill.comparison.billed.fen);
    json.list("lines", bill.comparison.lines, [&](const fees::Compared& line) { put_compared(out, line); });
    json.end();
    return out;
}

std::string approval_payload(const Approval& approval, const std::vector<cases::PersonalRef>& personal) {
    std::string out;
    PayloadWriter json{out};
    json.text("case_id", approval.case_id);
    json.text("subject", approval.subject);
    json.integer("amount_fen", approval.amount.fen);
    json.text_if("item_id", approval.item_id);
    json.text("post", approval.post);
    json.text("state", approval.state);
    json.text_if("signed_as", approval.signed_as);
    json.personal(personal);
    json.end();
    return out;
}

}  // namespace store
