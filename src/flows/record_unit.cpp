#include "flows/record_unit.hpp"

#include "store/customer_store.hpp"
#include "store/master_payload.hpp"
#include "store/unit_payload.hpp"
#include "store/unit_store.hpp"

namespace flows {
namespace {

/// The rows that an event changes, from the unit as it has made it. The unit's own row is written by record().
struct WriteRows {
    db::WriteTx& tx;
    std::int64_t organisation_id;
    const units::Unit& unit;
    std::size_t owners_before;

    void operator()(const units::Put& put) const {
        if (put.purchase) store::put_purchase(tx, organisation_id, unit);
        if (unit.owners.size() > owners_before) store::insert_owner(tx, organisation_id, unit);
    }
    void operator()(const units::PurchaseRecorded&) const { store::put_purchase(tx, organisation_id, unit); }
    void operator()(const units::OwnerChanged&) const { store::insert_owner(tx, organisation_id, unit); }
    void operator()(const units::RepairRecorded& event) const {
        store::put_repair(tx, organisation_id, unit.unit_id, event.repair);
    }
    void operator()(const units::RepairWithdrawn& event) const {
        store::delete_repair(tx, organisation_id, unit.unit_id, event.repair_id);
    }
    void operator()(const units::PartReplaced& event) const {
        store::insert_replacement(tx, organisation_id, unit.unit_id, event.replacement);
    }
    void operator()(const units::Exchanged& event) const {
        // The link is one row, written with the entry of the old unit.
        if (!event.is_new) store::insert_exchange(tx, organisation_id, unit.unit_id, event.exchange);
    }
    void operator()(const units::CodeGiven&) const {}
};

}  // namespace

void UnitRecorder::record(units::Unit& unit, const units::Event& event, const Stamp& stamp) {
    const auto subject = store::subject_of("unit", unit.unit_id);
    const auto payload = store::unit_payload(event);
    appender_.append({.happened_at = stamp.happened_at,
                      .actor = stamp.actor,
                      .subject_kind = "unit",
                      .subject_id = subject,
                      .type = store::entry_type(event),
                      .payload = payload});
    const auto owners_before = unit.owners.size();
    units::apply(unit, event);
    store::put_unit(tx_, organisation_id_, unit);
    std::visit(WriteRows{tx_, organisation_id_, unit, owners_before}, event);
}

void UnitRecorder::record(customers::Customer& customer, const customers::Event& event, const Stamp& stamp) {
    const auto subject = store::subject_of("customer", customer.code);
    const auto payload = store::customer_payload(customer.code, event);
    appender_.append({.happened_at = stamp.happened_at,
                      .actor = stamp.actor,
                      .subject_kind = "customer",
                      .subject_id = subject,
                      .type = store::entry_type(event),
                      .payload = payload});
    customers::apply(customer, event);
    store::put_customer(tx_, organisation_id_, customer);
    if (const auto* given = std::get_if<customers::ConsentGiven>(&event)) {
        store::put_consent(tx_, organisation_id_, customer.code, given->consent);
    } else if (const auto* withdrawn = std::get_if<customers::ConsentWithdrawn>(&event)) {
        store::put_consent(tx_, organisation_id_, customer.code, *customer.find_consent(withdrawn->consent_id));
    }
}

}  // namespace flows
