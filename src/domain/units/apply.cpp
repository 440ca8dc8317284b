#include <algorithm>

#include "domain/units/events.hpp"

namespace units {
namespace {

void own(Unit& unit, const Put& put) {
    if (put.is_of_old) unit.owners.clear();
    if (!put.customer || (unit.owner() != nullptr && *unit.owner() == *put.customer)) return;
    const bool is_first = unit.owners.empty();
    const auto from_on = is_first && put.purchase ? bought_on(*put.purchase) : Day{};
    unit.owners.push_back({*put.customer, from_on, is_first ? "purchase" : "transfer"});
}

struct Apply {
    Unit& unit;

    void operator()(const Put& put) const {
        unit.identity = put.identity;
        if (put.purchase) unit.purchase = put.purchase;
        own(unit, put);
    }
    void operator()(const PurchaseRecorded& event) const { unit.purchase = event.purchase; }
    void operator()(const OwnerChanged& event) const { unit.owners.push_back(event.owner); }
    void operator()(const RepairRecorded& event) const {
        for (auto& repair : unit.repairs) {
            if (repair.repair_id != event.repair.repair_id) continue;
            repair = event.repair;
            return;
        }
        unit.repairs.push_back(event.repair);
    }
    void operator()(const RepairWithdrawn& event) const {
        std::erase_if(unit.repairs, [&](const Repair& repair) { return repair.repair_id == event.repair_id; });
    }
    void operator()(const PartReplaced& event) const { unit.replacements.push_back(event.replacement); }
    void operator()(const Exchanged& event) const {
        (event.is_new ? unit.replaces : unit.replaced_by) = event.exchange;
    }
    void operator()(const CodeGiven&) const {}
};

}  // namespace

void apply(Unit& unit, const Event& event) {
    ++unit.revision;
    std::visit(Apply{unit}, event);
}

}  // namespace units
