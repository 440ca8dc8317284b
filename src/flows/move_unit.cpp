#include "flows/move_unit.hpp"

#include "base/hash.hpp"
#include "flows/find_duplicates.hpp"
#include "flows/show_case.hpp"
#include "store/customer_store.hpp"
#include "store/unit_store.hpp"

namespace flows {
namespace {

base::Result<units::Unit> write_one(db::WriteTx& tx, Context& context, const Caller& caller, units::Unit unit,
                                    const units::Event& event) {
    const auto now = context.now();
    ledger::Appender appender{tx, context.organisation_id(), now};
    UnitRecorder{tx, context.organisation_id(), appender}.record(unit, event, {now, caller.actor});
    return unit;
}

std::string today(const Context& context) {
    return base::to_string(local_day(context.organisation, context.now()));
}

/// The id of a case that is named by id or number. Refuses with: no_such_case.
base::Result<units::Text> case_id_of(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                     const units::Text& named) {
    if (!named) return units::Text{};
    const auto known = find_seen_case(tx, context, caller, *named);
    if (!known) return base::Refusal{"no_such_case", {{"case", *named}}};
    return units::Text{known->case_id};
}

/// The unit that comes in place of the other: a known one, or registered now with what is known of the old purchase.
base::Result<units::Unit> find_or_register(db::WriteTx& tx, Context& context, const Caller& caller,
                                           const units::Unit& old, const ExchangeUnit& asked) {
    const auto organisation = context.organisation_id();
    if (asked.with.serial) {
        if (const auto unit_id = store::unit_id_of_serial(tx, organisation, *asked.with.serial)) {
            if (*unit_id == old.unit_id) return base::Refusal{"exchange_with_itself"};
            return *store::find_unit(tx, organisation, *unit_id);
        }
    }
    WantedUnit fresh{.unit_id = "", .identity = asked.with, .purchase = std::nullopt, .customer = std::nullopt};
    for (auto [to, from] : {std::pair{&fresh.identity.model, &old.identity.model},
                            std::pair{&fresh.identity.category, &old.identity.category},
                            std::pair{&fresh.identity.name, &old.identity.name},
                            std::pair{&fresh.identity.outlet, &old.identity.outlet}}) {
        if (!*to) *to = *from;
    }
    if (old.purchase) {
        fresh.purchase = *old.purchase;
        fresh.purchase->delivered_on = asked.exchange.on;
        fresh.purchase->installed_on.reset();
        fresh.purchase->signed_on.reset();
    }
    return register_unit(tx, context, caller, fresh);
}

}  // namespace

base::Result<units::Unit> transfer_unit(db::WriteTx& tx, Context& context, const Caller& caller,
                                        const TransferUnit& asked) {
    auto unit = find_seen_unit(tx, context, caller, asked.unit_id);
    if (!unit) return no_such_unit(asked.unit_id);
    if (unit->replaced_by) return base::Refusal{"unit_exchanged", {{"unit", unit->replaced_by->unit_id}}};
    if (!store::has_customer(tx, context.organisation_id(), asked.customer)) return no_such_customer(asked.customer);
    const auto before = unit->owner() == nullptr ? std::string{} : *unit->owner();
    if (before == asked.customer) return base::Refusal{"owner_unchanged"};
    units::OwnerChanged event{
        {asked.customer, asked.on ? *asked.on : today(context), before.empty() ? "purchase" : "transfer"}};
    auto changed = write_one(tx, context, caller, std::move(*unit), event);
    if (!before.empty()) propose_owners(tx, context, before, asked.customer);
    return changed;
}

base::Result<units::Unit> repair_unit(db::WriteTx& tx, Context& context, const Caller& caller,
                                      const RepairUnit& asked) {
    auto unit = find_seen_unit(tx, context, caller, asked.unit_id);
    if (!unit) return no_such_unit(asked.unit_id);
    auto repair = asked.repair;
    const auto* known = asked.is_new ? nullptr : unit->find_repair(repair.repair_id);
    if (!asked.is_new && known == nullptr) return base::Refusal{"no_such_repair", {{"repair", repair.repair_id}}};
    const auto case_id = case_id_of(tx, context, caller, repair.case_id);
    if (!case_id) return case_id.refusal();
    repair.case_id = *case_id;
    if (known != nullptr) repair = units::laid_over(*known, repair);
    if (asked.is_new) {
        repair.repair_id = context.ids.next(context.now());
        if (!repair.sent_on) repair.sent_on = today(context);
    }
    if (repair.sent_on && repair.done_on && *repair.done_on < *repair.sent_on) {
        return base::Refusal{"days_out_of_order", {{"earlier", *repair.sent_on}, {"later", *repair.done_on}}};
    }
    const auto* open = unit->open_repair();
    if (!repair.done_on && open != nullptr && open->repair_id != repair.repair_id) {
        return base::Refusal{"repair_open", {{"repair", open->repair_id}}};
    }
    return write_one(tx, context, caller, std::move(*unit), units::RepairRecorded{repair});
}

base::Result<units::Unit> replace_part(db::WriteTx& tx, Context& context, const Caller& caller,
                                       const ReplacePart& asked) {
    auto unit = find_seen_unit(tx, context, caller, asked.unit_id);
    if (!unit) return no_such_unit(asked.unit_id);
    auto replacement = asked.replacement;
    if (replacement.repair_id && unit->find_repair(*replacement.repair_id) == nullptr) {
        return base::Refusal{"no_such_repair", {{"repair", *replacement.repair_id}}};
    }
    replacement.replacement_id = context.ids.next(context.now());
    if (!replacement.on) replacement.on = today(context);
    if (!replacement.guarantee_from_on) replacement.guarantee_from_on = replacement.on;
    return write_one(tx, context, caller, std::move(*unit), units::PartReplaced{replacement});
}

base::Result<units::Unit> exchange_unit(db::WriteTx& tx, Context& context, const Caller& caller,
                                        const ExchangeUnit& given) {
    auto asked = given;
    auto old = find_seen_unit(tx, context, caller, asked.unit_id);
    if (!old) return no_such_unit(asked.unit_id);
    if (old->replaced_by) return base::Refusal{"unit_exchanged", {{"unit", old->replaced_by->unit_id}}};
    const auto case_id = case_id_of(tx, context, caller, asked.exchange.case_id);
    if (!case_id) return case_id.refusal();
    asked.exchange.case_id = *case_id;
    if (!asked.exchange.on) asked.exchange.on = today(context);
    auto fresh = find_or_register(tx, context, caller, *old, asked);
    if (!fresh) return fresh.refusal();
    if (fresh->replaces || fresh->replaced_by) {
        return base::Refusal{"exchange_taken", {{"unit", fresh->unit_id}}};
    }
    const auto now = context.now();
    ledger::Appender appender{tx, context.organisation_id(), now};
    UnitRecorder recorder{tx, context.organisation_id(), appender};
    const UnitRecorder::Stamp stamp{now, caller.actor};
    auto link = asked.exchange;
    link.unit_id = fresh->unit_id;
    recorder.record(*old, units::Exchanged{link, false}, stamp);
    link.unit_id = old->unit_id;
    recorder.record(*fresh, units::Exchanged{link, true}, stamp);
    const auto* owner = old->owner();
    if (owner != nullptr && (fresh->owner() == nullptr || *fresh->owner() != *owner)) {
        recorder.record(*fresh, units::OwnerChanged{{*owner, asked.exchange.on, "exchange"}}, stamp);
    }
    return *fresh;
}

base::Result<std::string> give_public_code(db::WriteTx& tx, Context& context, const Caller& caller,
                                           const std::string& unit_id) {
    auto unit = find_seen_unit(tx, context, caller, unit_id);
    if (!unit) return no_such_unit(unit_id);
    const auto organisation = context.organisation_id();
    if (const auto known = store::public_code_of_unit(tx, organisation, unit->unit_id)) return known->code;
    const auto now = context.now();
    const auto code = base::id_text({context.random(), context.random()});
    store::insert_public_code(tx, organisation, {code, unit->unit_id, now});
    const auto written =
        write_one(tx, context, caller, std::move(*unit), units::CodeGiven{base::to_hex(base::sha256(code))});
    if (!written) return written.refusal();
    return code;
}

}  // namespace flows
