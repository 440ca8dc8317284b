#include <algorithm>

#include "domain/fees/bill.hpp"
#include "flows/demo/pen.hpp"
#include "flows/fees/fee_entry.hpp"
#include "flows/secrets.hpp"
#include "store/fee_payload.hpp"
#include "store/personal_store.hpp"

namespace flows::demo {
namespace {

constexpr std::uint64_t kFeeDice = 9;
constexpr std::chrono::minutes kQuotedBefore{50};
constexpr std::chrono::minutes kAskedBefore{45};
constexpr std::chrono::minutes kAnsweredBefore{40};
// A unit is repaired for money once its guarantee is surely over.
constexpr std::chrono::days kGuaranteed{3 * 366};

/// What is done and put in, by line of products; each stands in the price list.
std::vector<fees::Line> work_of(const Model& model, Dice& dice) {
    std::vector<fees::Line> lines{{.item_id = "visit.standard"}};
    const auto add = [&](const char* item, std::int64_t quantity = 1) {
        lines.push_back({.item_id = item, .quantity = quantity});
    };
    switch (dice.below(4)) {
        case 0:
            add("labour.small");
            add(model.line == Line::Cooling ? "part.capacitor" : "part.anode");
            break;
        case 1:
            add("labour.medium");
            add(model.line == Line::Cooling ? "part.fan_motor" : "part.gas_valve");
            break;
        case 2:
            add("labour.small");
            model.line == Line::Cooling ? add("material.refrigerant", dice.between(2, 8)) : add("part.sensor");
            break;
        default:
            add("labour.medium");
            add("part.board");
    }
    if (dice.permille(120)) add("surcharge.height");
    return lines;
}

}  // namespace

void Play::note_fee(Pen& pen, const FeeNote& note) {
    pen.recorder.appender().append({.happened_at = note.at,
                                    .actor = note.actor,
                                    .subject_kind = note.subject_kind,
                                    .subject_id = note.subject_id,
                                    .type = note.type,
                                    .payload = note.payload});
}

bool Play::is_for_money(const Running& one, Dice& dice) const {
    if (one.matter.kind != Kind::Repair || one.matter.done_again) return false;
    if (one.matter.unit < 0) return dice.permille(500);
    const auto unit = scene_.units.at(one.matter.unit);
    const std::chrono::sys_days bought{scene_.units.purchased_on(unit)};
    return one.known.opened_at > bought + kGuaranteed;
}

/// Quoted, agreed to and billed in one go, on the day it was repaired.
void Play::charge(Pen& pen, const Running& one, const Step& step) {
    Dice dice{scene_.seed, kFeeDice, one.matter.number};
    const auto& known = one.known;
    if (known.first_resolved_at || !is_for_money(one, dice) || step.at - kQuotedBefore < known.opened_at) return;
    const auto& schedule = *books_->fee_schedule;
    const auto& outlet = outlets()[static_cast<std::size_t>(one.matter.outlet)];
    const auto& model = kModels[static_cast<std::size_t>(one.matter.model)];
    const fees::Ground ground{
        schedule,
        {std::string{model.code}, std::string{outlet.region}, outlet.own ? "own" : "commissioned"},
        local_day(context_.organisation, step.at)};
    const auto lines = fees::check_lines(ground, work_of(model, dice));
    if (!lines) return;
    const auto by = actor(step.by, "system");
    const auto organisation = context_.organisation_id();
    store::Quotation quotation{.quotation_id = fee_ids_.next(step.at),
                               .case_id = known.case_id,
                               .revision = 1,
                               .schedule_id = schedule.book_id,
                               .schedule_version = schedule.version,
                               .totals = fees::totals_of(*lines),
                               .updated_at = step.at - kQuotedBefore,
                               .actor = by};
    note_fee(pen, {quotation.updated_at, by, "quotation", fees_subject(quotation.case_id), "quotation_made",
                   store::quotation_payload(quotation, *lines)});
    agree(pen, quotation, step, dice);
    quotation.given_revision = 1;
    store::put_quotation(pen.tx, organisation, quotation, *lines);
    bill(pen, quotation, *lines, step);
}

void Play::agree(Pen& pen, const store::Quotation& quotation, const Step& step, Dice& dice) {
    const auto by = actor(step.by, "system");
    const auto asked_at = step.at - kAskedBefore;
    store::ConsentRow row{.consent_id = fee_ids_.next(step.at),
                          .case_id = quotation.case_id,
                          .quotation_id = quotation.quotation_id,
                          .consent = {.revision = 1, .expires_at = asked_at + fees::kConsentWithin},
                          .customer_fen = quotation.totals.customer.fen,
                          .asked_by = by,
                          .asked_at = asked_at};
    // Answered long ago, so that no link and no code is known for it.
    row.link_hash = hash_of_secret(row.consent_id + " link");
    row.code_hash = hash_of_secret(row.consent_id + " code");
    note_fee(pen, {asked_at, by, "quotation", fees_subject(quotation.case_id), "consent_asked",
                   store::consent_payload(row)});
    const bool reads_out = dice.permille(600);
    row.consent.state = fees::Consent::State::Given;
    row.manner = reads_out ? "code" : "link";
    row.answered_at = step.at - kAnsweredBefore;
    row.answered_by = reads_out ? by : "customer";
    store::insert_consent(pen.tx, context_.organisation_id(), row);
    note_fee(pen, {*row.answered_at, *row.answered_by, "quotation", fees_subject(quotation.case_id), "consent_given",
                   store::consent_payload(row)});
}

void Play::bill(Pen& pen, const store::Quotation& quotation, const std::vector<fees::PricedLine>& lines,
                const Step& step) {
    std::vector<fees::BillLine> billed;
    for (const auto& line : lines) billed.push_back({line.item_id, line.visit, line.quantity, line.unit_price});
    // Now and then less was needed than was quoted.
    if (billed.back().quantity > 3) --billed.back().quantity;
    auto comparison = fees::compare_bill(lines, billed);
    if (!comparison) return;
    const store::Bill bill{.bill_id = fee_ids_.next(step.at),
                           .case_id = quotation.case_id,
                           .quotation_id = quotation.quotation_id,
                           .revision = 1,
                           .comparison = std::move(*comparison),
                           .billed_at = step.at,
                           .actor = actor(step.by, "system")};
    store::insert_bill(pen.tx, context_.organisation_id(), bill);
    note_fee(pen, {step.at, bill.actor, "quotation", fees_subject(quotation.case_id), "case_billed",
                   store::bill_payload(bill)});
}

/// A return was signed before it was settled, by somebody who may sign so much.
void Play::sign_return(Pen& pen, const Running& one, const Step& step) {
    const auto& known = one.known;
    if (known.first_resolved_at || one.matter.kind != Kind::Return || step.at - kAskedBefore < known.opened_at) return;
    Dice dice{scene_.seed, kFeeDice + 100, one.matter.number};
    const base::Money amount{dice.between(3, 48) * 10'000};
    const auto signers = books_->posts.who_may_sign("return", amount);
    if (signers.empty()) return;
    const auto by = actor(step.by, "system");
    const auto decided_by = actor(scene_.roster.supervisor(dice), "system");
    store::Approval approval{.approval_id = fee_ids_.next(step.at),
                             .case_id = known.case_id,
                             .subject = "return",
                             .amount = amount,
                             .post = "head_of_marketing",
                             .state = "asked",
                             .asked_by = by,
                             .asked_at = step.at - kAskedBefore};
    const auto reason = store::keep_personal(pen.tx, context_.organisation_id(),
                                             {approval.approval_id, "reason", "符合退货条件，已核对购机凭证"},
                                             {fee_ids_, fee_random_, approval.asked_at});
    approval.reason_id = reason.personal_id;
    store::insert_approval(pen.tx, context_.organisation_id(), approval);
    note_fee(pen, {approval.asked_at, by, "approval", approval.approval_id, "approval_asked",
                   store::approval_payload(approval, {reason})});
    approval.state = "granted";
    approval.signed_as = signers.front()->post;
    approval.decided_by = decided_by;
    approval.decided_at = step.at - kAnsweredBefore;
    store::update_approval(pen.tx, context_.organisation_id(), approval);
    note_fee(pen, {*approval.decided_at, decided_by, "approval", approval.approval_id, "approval_granted",
                   store::approval_payload(approval)});
}

}  // namespace flows::demo
