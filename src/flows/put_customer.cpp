#include "flows/put_customer.hpp"

#include <algorithm>
#include <array>

#include "flows/find_duplicates.hpp"
#include "flows/mobile.hpp"
#include "flows/see_unit.hpp"
#include "store/customer_store.hpp"
#include "store/master_payload.hpp"
#include "store/personal_store.hpp"

namespace flows {
namespace {

/// What a customer would be, and which of his personal values are new.
struct Plan {
    customers::Customer customer;  ///< as he is known
    customers::Put put;            ///< with the personal values that stay
    std::vector<std::pair<std::string_view, std::string>> new_values;
    Effect effect = Effect::None;
};

void lay(cases::Text& known, const cases::Text& said) {
    if (said) known = said->empty() ? cases::Text{} : said;
}

void lay_detail(std::vector<std::pair<std::string, std::string>>& details, const std::string& name,
                const cases::Text& said) {
    if (!said) return;
    const auto found =
        std::find_if(details.begin(), details.end(), [&](const auto& detail) { return detail.first == name; });
    if (found == details.end()) {
        if (!said->empty()) details.emplace_back(name, *said);
    } else if (said->empty()) {
        details.erase(found);
    } else {
        found->second = *said;
    }
}

/// A mobile as it is found again, whatever stands between its digits; another number as it was typed.
cases::Text as_found(const cases::Text& mobile) {
    if (!mobile) return mobile;
    auto plain = plain_mobile(*mobile);
    return is_mobile(plain) ? cases::Text{std::move(plain)} : mobile;
}

Plan plan_of(const db::ReadTx& tx, const Context& context, const WantedCustomer& wanted) {
    Plan plan;
    const auto mobile = as_found(wanted.mobile);
    auto known = store::find_customer(tx, context.organisation_id(), wanted.code);
    if (known) plan.customer = std::move(*known);
    plan.customer.code = wanted.code;
    const bool is_new = plan.customer.revision == 0;
    plan.put = {plan.customer.kind, plan.customer.region, plan.customer.details, {}};
    if (is_new || wanted.kind) plan.put.kind = wanted.kind.value_or("consumer");
    lay(plan.put.region, wanted.region);
    lay_detail(plan.put.details, "city", wanted.city);
    lay_detail(plan.put.details, "district", wanted.district);
    bool changes = plan.put.kind != plan.customer.kind || plan.put.region != plan.customer.region ||
                   plan.put.details != plan.customer.details;
    const std::array<std::pair<std::string_view, const cases::Text*>, 3> personal{
        {{"name", &wanted.name}, {"mobile", &mobile}, {"address", &wanted.address}}};
    for (const auto& [field, said] : personal) {
        const auto id = plan.customer.personal_id(field);
        const auto value = id ? store::find_personal(tx, context.organisation_id(), *id) : std::nullopt;
        const bool stays = !*said || (value && **said == *value) || (!id && (*said)->empty());
        if (!stays) changes = true;
        if (stays && id) {
            for (const auto& ref : plan.customer.personal) {
                if (ref.field == field) plan.put.personal.push_back(ref);
            }
        } else if (!stays && !(*said)->empty()) {
            plan.new_values.emplace_back(field, **said);
        }
    }
    plan.effect = is_new ? Effect::Added : (changes ? Effect::Changed : Effect::None);
    return plan;
}

}  // namespace

Effect effect_of(const db::ReadTx& tx, const Context& context, const WantedCustomer& wanted) {
    return plan_of(tx, context, wanted).effect;
}

Effect put_customer(db::WriteTx& tx, Context& context, ledger::Appender& appender, const WantedCustomer& wanted,
                    const UnitRecorder::Stamp& stamp) {
    auto plan = plan_of(tx, context, wanted);
    if (plan.effect == Effect::None) return plan.effect;
    const auto organisation = context.organisation_id();
    const auto subject = store::subject_of("customer", wanted.code);
    for (const auto& [field, value] : plan.new_values) {
        plan.put.personal.push_back(store::keep_personal(tx, organisation, {subject, field, value},
                                                         {context.ids, context.random, context.now()}));
    }
    UnitRecorder{tx, organisation, appender}.record(plan.customer, plan.put, stamp);
    if (!plan.new_values.empty()) propose_duplicates(tx, context, plan.customer);
    return plan.effect;
}

base::Result<customers::Customer> register_customer(db::WriteTx& tx, Context& context, const Caller& caller,
                                                    WantedCustomer wanted) {
    const auto now = context.now();
    const auto organisation = context.organisation_id();
    if (wanted.code.empty()) wanted.code = context.ids.next(now);
    if (store::has_customer(tx, organisation, wanted.code)) {
        return base::Refusal{"customer_code_taken", {{"code", wanted.code}}};
    }
    ledger::Appender appender{tx, organisation, now};
    put_customer(tx, context, appender, wanted, {now, caller.actor});
    return *store::find_customer(tx, organisation, wanted.code);
}

base::Result<customers::Customer> correct_customer(db::WriteTx& tx, Context& context, const Caller& caller,
                                                   const WantedCustomer& wanted) {
    const auto known = find_seen_customer(tx, context, caller, wanted.code);
    if (!known) return no_such_customer(wanted.code);
    const auto now = context.now();
    ledger::Appender appender{tx, context.organisation_id(), now};
    put_customer(tx, context, appender, wanted, {now, caller.actor});
    return *store::find_customer(tx, context.organisation_id(), wanted.code);
}

}  // namespace flows
