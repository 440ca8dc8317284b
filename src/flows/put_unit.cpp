#include "flows/put_unit.hpp"

#include "flows/find_duplicates.hpp"
#include "store/customer_store.hpp"
#include "store/unit_store.hpp"

namespace flows {
namespace {

/// A unit as it is known, and what putting it would say of it.
struct Plan {
    units::Unit unit;
    units::Put put;
    Effect effect = Effect::None;
};

std::optional<units::Unit> find_known(const db::ReadTx& tx, std::int64_t organisation, const WantedUnit& wanted) {
    if (!wanted.unit_id.empty()) return store::find_unit(tx, organisation, wanted.unit_id);
    if (!wanted.identity.serial) return std::nullopt;
    const auto unit_id = store::unit_id_of_serial(tx, organisation, *wanted.identity.serial);
    return unit_id ? store::find_unit(tx, organisation, *unit_id) : std::nullopt;
}

Plan plan_of(const db::ReadTx& tx, const Context& context, const WantedUnit& wanted) {
    Plan plan;
    if (auto known = find_known(tx, context.organisation_id(), wanted)) plan.unit = std::move(*known);
    plan.put.identity = units::laid_over(plan.unit.identity, wanted.identity);
    plan.put.purchase = plan.unit.purchase;
    if (wanted.purchase) {
        const auto laid = units::laid_over(plan.unit.purchase.value_or(units::Purchase{}), *wanted.purchase);
        if (plan.unit.purchase || laid != units::Purchase{}) plan.put.purchase = laid;
    }
    const bool has_owner = plan.unit.owner() != nullptr;
    if (wanted.customer && !(has_owner && *plan.unit.owner() == *wanted.customer)) plan.put.customer = wanted.customer;
    if (plan.unit.revision == 0) {
        plan.effect = Effect::Added;
    } else if (plan.put.customer || plan.put.identity != plan.unit.identity ||
               plan.put.purchase != plan.unit.purchase) {
        plan.effect = Effect::Changed;
    }
    return plan;
}

/// The serial number, as long as no unit has it for an id already, or else an id of its own.
std::string make_unit_id(const db::ReadTx& tx, Context& context, const units::Identity& identity) {
    if (identity.serial && !store::has_unit_id(tx, context.organisation_id(), *identity.serial)) {
        return *identity.serial;
    }
    return context.ids.next(context.now());
}

/// Days that tell the same story come in this order, where they are known.
bool are_in_order(const units::Day& earlier, const units::Day& later) {
    return !earlier || !later || *earlier <= *later;
}

base::Result<base::Done> check_serial(const db::ReadTx& tx, const Context& context, const WantedUnit& wanted,
                                      std::string_view own_id) {
    if (!wanted.identity.serial) return base::Done{};
    const auto owner = store::unit_id_of_serial(tx, context.organisation_id(), *wanted.identity.serial);
    if (!owner || *owner == own_id) return base::Done{};
    return base::Refusal{"serial_taken", {{"serial", *wanted.identity.serial}, {"unit", *owner}}};
}

}  // namespace

Effect effect_of(const db::ReadTx& tx, const Context& context, const WantedUnit& wanted) {
    return plan_of(tx, context, wanted).effect;
}

Effect put_unit(db::WriteTx& tx, Context& context, ledger::Appender& appender, const WantedUnit& wanted,
                const UnitRecorder::Stamp& stamp) {
    auto plan = plan_of(tx, context, wanted);
    if (plan.effect == Effect::None) return plan.effect;
    const auto before = plan.unit.owner() == nullptr ? std::string{} : *plan.unit.owner();
    if (plan.unit.revision == 0) {
        plan.unit.unit_id = wanted.unit_id.empty() ? make_unit_id(tx, context, plan.put.identity) : wanted.unit_id;
    }
    UnitRecorder{tx, context.organisation_id(), appender}.record(plan.unit, plan.put, stamp);
    if (!before.empty() && plan.put.customer) propose_owners(tx, context, before, *plan.put.customer);
    return plan.effect;
}

base::Result<base::Done> check_unit(const WantedUnit& wanted) {
    if (wanted.identity.gtin && !units::is_gtin(*wanted.identity.gtin)) {
        return base::Refusal{"gtin_not_valid", {{"gtin", *wanted.identity.gtin}}};
    }
    const auto purchase = wanted.purchase.value_or(units::Purchase{});
    const auto& made = wanted.identity.manufactured_on;
    for (const auto* day :
         {&purchase.invoice_on, &purchase.delivered_on, &purchase.installed_on, &purchase.signed_on}) {
        if (!are_in_order(made, *day)) {
            return base::Refusal{"days_out_of_order", {{"earlier", *made}, {"later", **day}}};
        }
    }
    return base::Done{};
}

base::Result<units::Unit> register_unit(db::WriteTx& tx, Context& context, const Caller& caller,
                                        const WantedUnit& wanted) {
    if (!wanted.identity.serial && !wanted.identity.gtin) return base::Refusal{"serial_or_gtin_needed"};
    if (const auto may = check_unit(wanted); !may) return may.refusal();
    const auto organisation = context.organisation_id();
    if (wanted.customer && !store::has_customer(tx, organisation, *wanted.customer)) {
        return no_such_customer(*wanted.customer);
    }
    if (const auto may = check_serial(tx, context, wanted, ""); !may) return may.refusal();
    const auto now = context.now();
    ledger::Appender appender{tx, organisation, now};
    auto fresh = wanted;
    fresh.unit_id = make_unit_id(tx, context, wanted.identity);
    put_unit(tx, context, appender, fresh, {now, caller.actor});
    return *store::find_unit(tx, organisation, fresh.unit_id);
}

base::Result<units::Unit> correct_unit(db::WriteTx& tx, Context& context, const Caller& caller,
                                       const WantedUnit& wanted) {
    const auto known = find_seen_unit(tx, context, caller, wanted.unit_id);
    if (!known) return no_such_unit(wanted.unit_id);
    auto whole = wanted;
    whole.unit_id = known->unit_id;
    whole.identity = units::laid_over(known->identity, wanted.identity);
    whole.purchase =
        units::laid_over(known->purchase.value_or(units::Purchase{}), wanted.purchase.value_or(units::Purchase{}));
    if (const auto may = check_unit(whole); !may) return may.refusal();
    if (const auto may = check_serial(tx, context, whole, known->unit_id); !may) return may.refusal();
    const auto now = context.now();
    ledger::Appender appender{tx, context.organisation_id(), now};
    put_unit(tx, context, appender, whole, {now, caller.actor});
    return *store::find_unit(tx, context.organisation_id(), known->unit_id);
}

}  // namespace flows
