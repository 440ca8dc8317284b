#include "domain/fees/guard.hpp"

#include <algorithm>

namespace fees {
namespace {

using base::Refusal;

/// A refusal of a line with the clause it rests on.
Refusal refused(std::string code, std::size_t place, const PricedLine& line, const Basis& basis) {
    return {std::move(code),
            {{"line", std::to_string(place)},
             {"item_id", line.item_id},
             {"fee_kind", line.kind},
             {"book", basis.book},
             {"clause", basis.clause},
             {"confidence", std::string{to_word(basis.confidence)}}}};
}

/// What the ruling says of the kind, the surest first.
const Forbidden* find_forbidden(std::span<const Forbidden> forbidden, std::string_view kind) {
    const Forbidden* found = nullptr;
    for (const auto& one : forbidden) {
        if (!covers(one.kind, kind)) continue;
        if (found == nullptr || one.basis.confidence < found->basis.confidence) found = &one;
    }
    return found;
}

Refusal forbidden(std::size_t place, const PricedLine& line, const Forbidden& ruled) {
    auto refusal = refused("fee_forbidden", place, line, ruled.basis);
    refusal.facts.emplace_back("ruling_id", ruled.ruling_id);
    return refusal;
}

bool is_approved(const Ground& ground, const Line& line, base::Money unit_price) {
    return std::any_of(ground.approved.begin(), ground.approved.end(), [&](const ApprovedPrice& one) {
        return !line.approval_id.empty() && one.approval_id == line.approval_id && one.item_id == line.item_id &&
               unit_price <= one.unit_price;
    });
}

base::Result<PricedLine> check_line(const Ground& ground, const Line& line, std::size_t place) {
    const auto* item = ground.schedule.find(line.item_id);
    if (item == nullptr) {
        return Refusal{"fee_unknown_item", {{"line", std::to_string(place)}, {"item_id", line.item_id}}};
    }
    PricedLine priced{.item_id = item->item_id,
                      .kind = item->kind,
                      .quantity = line.quantity,
                      .bearer = line.bearer,
                      .visit = line.visit};
    const Basis list{ground.schedule.book_id, "", Confidence::A};
    const auto list_price = price_of(ground.schedule, *item, ground.place, ground.day);
    if (!list_price) return refused("fee_not_on_list", place, priced, list);
    priced.list_price = *list_price;
    priced.unit_price = line.unit_price.value_or(*list_price);
    priced.amount = priced.unit_price * priced.quantity;
    if (const auto* ruled = find_forbidden(ground.forbidden, item->kind)) {
        const bool decides = ruled->basis.confidence != Confidence::C;
        if (decides && line.bearer == Bearer::Customer) return forbidden(place, priced, *ruled);
        (decides ? priced.forbidden : priced.unverified) = *ruled;
    }
    if (priced.unit_price > priced.list_price) {
        if (!is_approved(ground, line, priced.unit_price)) {
            auto refusal = refused("fee_above_list", place, priced, list);
            refusal.facts.emplace_back("list_price_fen", std::to_string(priced.list_price.fen));
            refusal.facts.emplace_back("post", ground.schedule.over_list_post);
            return refusal;
        }
        priced.approval_id = line.approval_id;
    }
    const auto* group = ground.schedule.group_of(item->kind);
    if (group != nullptr && line.bearer == Bearer::Customer) priced.stacking_group = group->group_id;
    return priced;
}

bool are_stacked(const PricedLine& one, const PricedLine& other) {
    return !one.stacking_group.empty() && one.stacking_group == other.stacking_group && one.visit == other.visit;
}

}  // namespace

base::Result<std::vector<PricedLine>> check_lines(const Ground& ground, std::span<const Line> lines) {
    std::vector<PricedLine> priced;
    base::Money sum;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        auto line = check_line(ground, lines[at], at + 1);
        if (!line) return line.refusal();
        const auto before =
            std::find_if(priced.begin(), priced.end(), [&](const PricedLine& one) { return are_stacked(one, *line); });
        if (before != priced.end()) {
            const auto& group = *ground.schedule.group_of(line->kind);
            auto refusal = refused("fee_stacked", at + 1, *line, group.basis);
            refusal.facts.emplace_back("other_line", std::to_string(before - priced.begin() + 1));
            refusal.facts.emplace_back("other_kind", before->kind);
            return refusal;
        }
        sum += line->amount;
        if (sum > base::kMoneyMost) return Refusal{"fee_too_much", {{"line", std::to_string(at + 1)}}};
        priced.push_back(std::move(*line));
    }
    return priced;
}

base::Result<base::Done> require_unforbidden(std::span<const PricedLine> lines, std::span<const Forbidden> ruling) {
    for (std::size_t at = 0; at < lines.size(); ++at) {
        const auto& line = lines[at];
        const auto* ruled = line.bearer == Bearer::Customer ? find_forbidden(ruling, line.kind) : nullptr;
        if (ruled != nullptr && ruled->basis.confidence != Confidence::C) return forbidden(at + 1, line, *ruled);
    }
    return base::Done{};
}

Totals totals_of(std::span<const PricedLine> lines) {
    Totals totals;
    for (const auto& line : lines) (line.bearer == Bearer::Customer ? totals.customer : totals.company) += line.amount;
    return totals;
}

std::vector<PricedLine> settle_inspection(const Schedule& schedule, std::vector<PricedLine> lines, bool fault_proved) {
    const auto& rule = schedule.inspection;
    if (!rule || rule->basis.confidence == Confidence::C) return lines;
    if ((fault_proved ? rule->fault_proved : rule->no_fault) == Bearer::Customer) return lines;
    for (auto& line : lines) {
        if (line.kind != "inspection") continue;
        line.bearer = Bearer::Company;
        line.stacking_group.clear();
    }
    return lines;
}

}  // namespace fees
