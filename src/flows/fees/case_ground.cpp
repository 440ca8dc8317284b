#include "flows/fees/case_ground.hpp"

#include "base/text.hpp"
#include "flows/show_case.hpp"
#include "store/approval_store.hpp"

namespace flows {
namespace {

constexpr std::size_t kOfferedMost = 50;

fees::Place place_of(const db::ReadTx& tx, const Context& context, const cases::Case& known) {
    fees::Place place{.product = known.product.value_or(""), .region = known.region.value_or("")};
    if (known.outlet) {
        place.level = store::find_outlet_kind(tx, context.organisation_id(), *known.outlet).value_or("");
    }
    return place;
}

std::vector<fees::ApprovedPrice> approved_prices(const db::ReadTx& tx, const Context& context,
                                                 const std::string& case_id) {
    std::vector<fees::ApprovedPrice> approved;
    for (const auto& one : store::approvals_of(tx, context.organisation_id(), case_id)) {
        if (one.subject != "over_list" || one.state != "granted" || !one.item_id) continue;
        approved.push_back({one.approval_id, *one.item_id, one.amount});
    }
    return approved;
}

bool is_wanted(const fees::Item& item, const std::string& words) {
    const auto kind = fees::name_of_kind(item.kind);
    for (const std::string_view text : {std::string_view{item.item_id}, std::string_view{item.title.zh},
                                        std::string_view{item.title.en}, kind.zh, kind.en}) {
        if (base::to_lower(text).find(words) != std::string::npos) return true;
    }
    return false;
}

}  // namespace

CaseGround ground_of(const db::ReadTx& tx, const Context& context, const cases::Case& known) {
    auto books = context.books();
    auto ruled = forbidden_fees(tx, context, known.case_id);
    auto forbidden = ruled.forbidden;
    const auto& schedule = *books->fee_schedule;
    return {.books = std::move(books),
            .ruled = std::move(ruled),
            .ground = {.schedule = schedule,
                       .place = place_of(tx, context, known),
                       .day = local_day(context.organisation, context.now()),
                       .forbidden = std::move(forbidden),
                       .approved = approved_prices(tx, context, known.case_id)}};
}

base::Result<OfferedItems> offer_items(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                       const std::pair<std::string, std::string>& case_and_words) {
    const auto& [case_id, typed] = case_and_words;
    const auto known = find_seen_case(tx, context, caller, case_id);
    if (!known) return base::Refusal{"no_such_case", {{"case", case_id}}};
    const auto words = base::to_lower(typed);
    const auto stand = ground_of(tx, context, *known);
    OfferedItems offered{.books = stand.books};
    for (const auto& item : stand.ground.schedule.items) {
        if (offered.items.size() == kOfferedMost) break;
        if (!is_wanted(item, words)) continue;
        const std::vector<fees::Line> lines{{.item_id = item.item_id}};
        auto checked = fees::check_lines(stand.ground, lines);
        OfferedItem one{.item = &item};
        if (checked) {
            one.line = std::move(checked->front());
        } else {
            one.refusal = checked.refusal();
        }
        offered.items.push_back(std::move(one));
    }
    return offered;
}

}  // namespace flows
