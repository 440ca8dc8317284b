#include "flows/fees/bills.hpp"

#include <algorithm>

#include "domain/fees/consent.hpp"
#include "flows/fees/fee_entry.hpp"
#include "flows/undo_step.hpp"
#include "store/fee_payload.hpp"

namespace flows {
namespace {

using base::Done;
using base::Refusal;
using base::Result;

std::vector<fees::BillLine> as_quoted(const std::vector<fees::PricedLine>& lines) {
    std::vector<fees::BillLine> billed;
    for (const auto& line : lines) {
        if (line.bearer != fees::Bearer::Customer) continue;
        billed.push_back({line.item_id, line.visit, line.quantity, line.unit_price});
    }
    return billed;
}

bool charges_inspection(const std::vector<fees::PricedLine>& lines) {
    return std::any_of(lines.begin(), lines.end(), [](const fees::PricedLine& line) {
        return line.kind == "inspection" && line.bearer == fees::Bearer::Customer;
    });
}

}  // namespace

Result<Done> bill_case(db::WriteTx& tx, Context& context, const Caller& caller, const BillCase& asked) {
    const auto known = take_case(tx, context, caller, asked.case_id);
    if (!known) return known.refusal();
    const auto quotation = open_quotation(tx, context, known->case_id);
    if (!quotation) return quotation.refusal();
    const auto agreed =
        fees::require_consent(quotation->totals.customer.fen, quotation->revision, quotation->given_revision);
    if (!agreed) return agreed.refusal();
    const auto lines = store::lines_of(tx, context.organisation_id(), *quotation);
    const auto allowed = fees::require_unforbidden(lines, forbidden_fees(tx, context, known->case_id).forbidden);
    if (!allowed) return allowed.refusal();
    const auto books = context.books();
    if (books->fee_schedule->inspection && !quotation->test_result && charges_inspection(lines)) {
        return Refusal{"inspection_unsettled"};
    }
    auto comparison = fees::compare_bill(lines, asked.lines.value_or(as_quoted(lines)));
    if (!comparison) return comparison.refusal();
    const store::Bill bill{.bill_id = context.ids.next(context.now()),
                           .case_id = known->case_id,
                           .quotation_id = quotation->quotation_id,
                           .revision = quotation->revision,
                           .comparison = std::move(*comparison),
                           .billed_at = context.now(),
                           .actor = caller.actor};
    store::insert_bill(tx, context.organisation_id(), bill);
    append_fee_entry(tx, context, caller.actor,
                     {"quotation", fees_subject(quotation->case_id), "case_billed", store::bill_payload(bill)});
    return Done{};
}

Result<Done> take_bill_back(db::WriteTx& tx, Context& context, const Caller& caller, const std::string& case_id) {
    const auto known = take_case(tx, context, caller, case_id);
    if (!known) return known.refusal();
    const auto bill = store::find_bill(tx, context.organisation_id(), known->case_id);
    if (!bill) return Refusal{"no_such_bill"};
    if (bill->actor != caller.actor) return Refusal{"not_own_step"};
    if (context.now() - bill->billed_at > kUndoWithin) {
        return Refusal{"undo_too_late", {{"at", base::to_rfc3339(bill->billed_at)}}};
    }
    store::delete_bill(tx, context.organisation_id(), *bill);
    append_fee_entry(tx, context, caller.actor,
                     {"quotation", fees_subject(bill->case_id), "bill_taken_back", store::bill_payload(*bill)});
    return Done{};
}

}  // namespace flows
