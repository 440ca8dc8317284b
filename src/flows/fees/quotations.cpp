#include "flows/fees/quotations.hpp"

#include "domain/fees/consent.hpp"
#include "flows/fees/consents.hpp"
#include "flows/fees/fee_entry.hpp"
#include "store/fee_payload.hpp"

namespace flows {
namespace {

using base::Done;
using base::Refusal;
using base::Result;

/// Puts lines into the next revision of a quotation.
void write_revision(db::WriteTx& tx, const Context& context, const Caller& caller,
                    std::pair<store::Quotation&, std::string_view> quotation_and_type,
                    const std::vector<fees::PricedLine>& lines) {
    auto& [quotation, type] = quotation_and_type;
    quotation.totals = fees::totals_of(lines);
    quotation.updated_at = context.now();
    quotation.actor = caller.actor;
    ++quotation.revision;
    if (quotation.given_revision != 0 && type == "inspection_settled") quotation.given_revision = quotation.revision;
    store::put_quotation(tx, context.organisation_id(), quotation, lines);
    append_fee_entry(tx, context, caller.actor,
                     {"quotation", fees_subject(quotation.case_id), type, store::quotation_payload(quotation, lines)});
}

}  // namespace

Result<store::Quotation> open_quotation(const db::ReadTx& tx, const Context& context, const std::string& case_id) {
    auto quotation = store::find_quotation(tx, context.organisation_id(), case_id);
    if (!quotation) return Refusal{"quotation_missing"};
    if (store::find_bill(tx, context.organisation_id(), case_id)) return Refusal{"already_billed"};
    return std::move(*quotation);
}

Result<Done> quote_case(db::WriteTx& tx, Context& context, const Caller& caller, const QuoteCase& asked) {
    const auto known = take_case(tx, context, caller, asked.case_id);
    if (!known) return known.refusal();
    if (!cases::is_running(known->state)) {
        return Refusal{"fee_case_ended", {{"state", std::string{to_word(known->state)}}}};
    }
    auto quotation = open_quotation(tx, context, known->case_id);
    if (!quotation && quotation.refusal().code != "quotation_missing") return quotation.refusal();
    const auto stand = ground_of(tx, context, *known);
    const auto lines = fees::check_lines(stand.ground, asked.lines);
    if (!lines) return lines.refusal();
    auto next = quotation ? *quotation : store::Quotation{.quotation_id = context.ids.next(context.now())};
    next.case_id = known->case_id;
    next.schedule_id = stand.ground.schedule.book_id;
    next.schedule_version = stand.ground.schedule.version;
    lapse_consents(tx, context, caller, known->case_id);
    write_revision(tx, context, caller, {next, quotation ? "quotation_revised" : "quotation_made"}, *lines);
    return Done{};
}

Result<Done> settle_inspection(db::WriteTx& tx, Context& context, const Caller& caller, const SettleInspection& asked) {
    const auto known = take_case(tx, context, caller, asked.case_id);
    if (!known) return known.refusal();
    auto quotation = open_quotation(tx, context, known->case_id);
    if (!quotation) return quotation.refusal();
    if (quotation->test_result) return Refusal{"inspection_settled", {{"test_result", *quotation->test_result}}};
    const bool is_agreed = quotation->given_revision == quotation->revision;
    const auto books = context.books();
    auto lines = store::lines_of(tx, context.organisation_id(), *quotation);
    lines = fees::settle_inspection(*books->fee_schedule, std::move(lines), asked.fault_proved);
    quotation->test_result = asked.fault_proved ? "fault_proved" : "no_fault";
    if (!is_agreed) {
        quotation->given_revision = 0;
        lapse_consents(tx, context, caller, known->case_id);
    }
    write_revision(tx, context, caller, {*quotation, "inspection_settled"}, lines);
    return Done{};
}

}  // namespace flows
